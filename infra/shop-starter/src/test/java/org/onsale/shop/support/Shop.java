package org.onsale.shop.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A little shop behind the gate, on a free port. */
public final class Shop implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final String event;

    private Shop(ConfigurableApplicationContext context, String event) {
        this.context = context;
        this.event = event;
    }

    /** @param settings further properties, without the prefix {@code onsale.gate.} */
    public static Shop start(
            WebApplicationType kind,
            Class<?> application,
            String admission,
            String event,
            Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                // The admission service on this class path has an application.yaml.
                "--spring.config.name=shop",
                "--server.forward-headers-strategy=framework",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN",
                "--onsale.gate.admission=" + admission,
                // A busy machine that runs tests is no service that is away.
                "--onsale.gate.answer-timeout=20s",
                "--onsale.gate.event=" + event,
                "--onsale.gate.protect=/checkout/**",
                "--onsale.gate.exempt=/checkout/assets/**,/thank-you"));
        settings.forEach((name, value) -> {
            arguments.removeIf(given -> given.startsWith("--onsale.gate." + name + "="));
            arguments.add("--onsale.gate." + name + "=" + value);
        });
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(application).web(kind).run(arguments.toArray(String[]::new));
        return new Shop(context, event);
    }

    public String address() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public String event() {
        return event;
    }

    /** A browser that goes to a page. */
    public Reply visit(String path, String... headers) {
        return Reply.to(
                "GET", address() + path, "", with(headers, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
    }

    /** A browser that goes to a page with a pass. */
    public Reply visitWith(String pass, String path) {
        return visit(path, "Cookie", "other=1; onsale_pass_" + event + "=" + pass + "; more=2");
    }

    public Reply send(String method, String path, String body, String... headers) {
        return Reply.to(method, address() + path, body, headers);
    }

    private static String[] with(String[] headers, String... more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        context.close();
    }
}
