package org.onsale.shop.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.onsale.admission.AdmissionService;
import org.onsale.redis.test.TestRedis;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes of the real admission service on one Redis: the second one signs with a new key and knows the old one. */
public final class Onsale {
    public static final ECKey OLD_KEY = key("old");
    public static final ECKey NEW_KEY = key("new");

    private static final String ADMIN_TOKEN = "token-of-the-organiser";
    private static final String[] NOT_THIS_SERVICES = {
        "org.onsale.shop.gate.GateConfiguration",
        "org.onsale.shop.servlet.ServletGateConfiguration",
        "org.onsale.shop.reactive.ReactiveGateConfiguration",
        "org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration",
        "org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration"
    };

    private final int port;

    private Onsale(int port) {
        this.port = port;
    }

    private static final class Nodes {
        private static final Onsale BEFORE = start(List.of(OLD_KEY));
        private static final Onsale AFTER = start(List.of(NEW_KEY, OLD_KEY));
    }

    /** The node before the change of keys. */
    public static Onsale node() {
        return Nodes.BEFORE;
    }

    /** The node after the change of keys. */
    public static Onsale nodeWithNewKey() {
        return Nodes.AFTER;
    }

    private static Onsale start(List<JWK> keys) {
        ConfigurableApplicationContext context = new SpringApplication(AdmissionService.class)
                .run(
                        "--SERVER_PORT=0",
                        "--ONSALE_REDIS_URI=" + TestRedis.shared().uri(),
                        // A busy machine that runs tests is no Redis that is away.
                        "--ONSALE_REDIS_TIMEOUT=10s",
                        "--ONSALE_ADMIN_TOKEN=" + ADMIN_TOKEN,
                        "--ONSALE_PASS_KEY=" + new JWKSet(keys).toString(false),
                        "--spring.main.web-application-type=reactive",
                        "--spring.main.register-shutdown-hook=false",
                        "--spring.autoconfigure.exclude=" + String.join(",", NOT_THIS_SERVICES),
                        "--logging.level.root=WARN");
        return new Onsale(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
    }

    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Creates an event, or replaces its settings. */
    public void open(String event, String settings) {
        admin("PUT", event, settings);
    }

    public void change(String event, String patch) {
        admin("PATCH", event, patch);
    }

    private void admin(String method, String path, String body) {
        Reply reply = Reply.to(
                method,
                address() + "/v1/admin/events/" + path,
                body,
                "Authorization",
                "Bearer " + ADMIN_TOKEN,
                "Content-Type",
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.toString());
        }
    }

    /** Lets a buyer in and answers the pass; waits until this node knows the event. */
    public String enter(String event) {
        return Awaitility.await("a slot of " + event)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> Reply.to(
                                "POST",
                                address() + "/v1/events/" + event + "/checkouts",
                                "{}",
                                "Content-Type",
                                "application/json"),
                        reply -> reply.status() == 201)
                .body()
                .replaceAll(".*\"pass\":\"([^\"]+)\".*", "$1");
    }

    /** Whether the service says so; it keeps an answer for two seconds. */
    public boolean holdsSlot(String event, String pass) {
        return Reply.to("GET", address() + "/v1/check?event=" + event, "", "Authorization", "Bearer " + pass)
                        .status()
                == 204;
    }
}
