package org.onsale.admission.webhooks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import org.onsale.admission.application.DeliveringNotices;
import org.onsale.admission.domain.Notice;
import org.onsale.redis.EventId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts notices to one address, signed as Standard Webhooks 1.0 wants it. Taken is what is answered 2xx within five
 * seconds; a redirect is not followed and what the answer says is not read. The address may hold a secret of its own, so
 * only its host is ever shown.
 */
public final class HttpReceiver implements DeliveringNotices.Receiver {
    private static final Logger log = LoggerFactory.getLogger(HttpReceiver.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ID_BYTES = 6;

    private final URI address;
    private final Webhook signer;
    private final HttpClient client;
    private final JsonMapper json;
    private final InstantSource clock;
    private final AtomicBoolean wentWell = new AtomicBoolean(true);

    /** @param client whose connections are bounded, and which follows no redirect */
    public HttpReceiver(URI address, Webhook signer, HttpClient client, JsonMapper json, InstantSource clock) {
        this.address = address;
        this.signer = signer;
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(address.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String label() {
        return address.getHost();
    }

    @Override
    public Mono<Boolean> tell(EventId event, Notice notice) {
        return Mono.defer(() -> post(event.value() + "_" + notice.id(), NoticeBody.of(event, notice, json)))
                .timeout(PATIENCE)
                .map(status -> noted(status >= 200 && status < 300, "it answered " + status))
                .onErrorResume(error -> Mono.just(noted(false, error.getClass().getSimpleName())));
    }

    private Mono<Integer> post(String id, String body) {
        long seconds = clock.instant().getEpochSecond();
        String signature = signature(id, seconds, body);
        return client.headers(headers -> headers.set("Content-Type", "application/json")
                        .set("User-Agent", "onsale")
                        .set("webhook-id", id)
                        .set("webhook-timestamp", Long.toString(seconds))
                        .set("webhook-signature", signature))
                .post()
                .uri(address)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8))))
                .response()
                .map(response -> response.status().code());
    }

    private String signature(String id, long seconds, String body) {
        try {
            return signer.sign(id, seconds, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /** Says once that notices are not taken, and once that they are again. */
    private boolean noted(boolean taken, String reason) {
        if (wentWell.compareAndSet(!taken, taken)) {
            if (taken) {
                log.info("{} takes webhooks again.", label());
            } else {
                log.warn("{} does not take webhooks, {}; they are told again later.", label(), reason);
            }
        }
        return taken;
    }
}
