package org.onsale.admission.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.onsale.admission.support.Waits.answer;

import com.standardwebhooks.Webhook;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.domain.Notice;
import org.onsale.admission.support.WebhookInbox;
import org.onsale.admission.support.WebhookInbox.Received;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

final class HttpReceiverTest {
    private static final LoopResources LOOPS = LoopResources.create("webhook-tests");
    private static final Webhook SIGNER = new Webhook("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final EventId EVENT = EventId.of("spring-tour");
    private static final Notice CAP_CHANGED = new Notice(
            "1935424800120-0",
            "capChanged",
            Instant.ofEpochMilli(1_935_424_800_120L),
            Map.of(
                    "name", "Spring tour – “live”",
                    "phase", "open",
                    "who", "alice",
                    "version", "7",
                    "cap", "6000",
                    "capBefore", "5000"));

    private final WebhookInbox inbox = WebhookInbox.open();

    @AfterEach
    void close() {
        inbox.close();
    }

    /** The signature was computed by hand: HMAC-SHA256 of {@code id.timestamp.body} with the secret's bytes. */
    @Test
    void aNoticeIsPostedWithTheHeadersOfStandardWebhooks() {
        HttpReceiver receiver = receiver(inbox.url(), InstantSource.fixed(Instant.ofEpochSecond(1_935_424_801)));

        assertThat(answer(receiver.tell(EVENT, CAP_CHANGED))).isTrue();

        Received received = inbox.about(EVENT).get(0);
        assertThat(received.body())
                .isEqualTo("{\"type\":\"onsale.capChanged\",\"timestamp\":\"2031-05-01T18:00:00.120Z\",\"data\":"
                        + "{\"event\":\"spring-tour\",\"name\":\"Spring tour – “live”\",\"phase\":\"open\","
                        + "\"who\":\"alice\",\"version\":7,\"cap\":6000,\"capBefore\":5000}}");
        assertThat(received.headers().get("content-type")).containsExactly("application/json");
        assertThat(received.headers().get("webhook-id")).containsExactly("spring-tour_1935424800120-0");
        assertThat(received.headers().get("webhook-timestamp")).containsExactly("1935424801");
        assertThat(received.headers().get("webhook-signature"))
                .containsExactly("v1,WrRNHlpKSXRpYHnCP1V1ilMguDUEVNv6PnIq9KQ5Zug=");
    }

    @Test
    void theSignatureVerifiesAndANewTryKeepsTheId() {
        HttpReceiver receiver = receiver(inbox.url(), InstantSource.system());

        answer(receiver.tell(EVENT, CAP_CHANGED));
        answer(receiver.tell(EVENT, CAP_CHANGED));

        assertThat(inbox.about(EVENT))
                .hasSize(2)
                .allSatisfy(received -> assertThatCode(() -> SIGNER.verify(received.body(), received.headers()))
                        .doesNotThrowAnyException());
        assertThat(inbox.about(EVENT)).extracting(Received::id).containsOnly("spring-tour_1935424800120-0");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    void anAnswerOfSuccessMeansTaken(int status) {
        inbox.answers(status);

        assertThat(answer(receiver(inbox.url(), InstantSource.system()).tell(EVENT, CAP_CHANGED)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 404, 410, 429, 500, 503})
    void anyOtherAnswerMeansNotTakenAndRedirectsAreNotFollowed(int status) {
        inbox.answers(status);

        assertThat(answer(receiver(inbox.url(), InstantSource.system()).tell(EVENT, CAP_CHANGED)))
                .isFalse();
        assertThat(inbox.about(EVENT)).hasSize(1);
    }

    @Test
    void whoNeverAnswersDidNotTakeIt() {
        inbox.answers(notice -> Mono.never());

        assertThat(answer(receiver(inbox.url(), InstantSource.system()).tell(EVENT, CAP_CHANGED)))
                .isFalse();
    }

    @Test
    void whoIsNotThereDidNotTakeIt() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(answer(receiver("http://127.0.0.1:" + port, InstantSource.system())
                        .tell(EVENT, CAP_CHANGED)))
                .isFalse();
    }

    @Test
    void theLargestNoticeIsUnderFourKilobytes() {
        String widest = "\u0001".repeat(200);
        Notice largest = new Notice(
                "1935424800120-0",
                "capChanged",
                Instant.parse("9999-12-31T23:59:59.999Z"),
                Map.of(
                        "name", widest,
                        "phase", "prequeue",
                        "who", widest,
                        "version", Long.toString(Long.MAX_VALUE),
                        "cap", "1000000",
                        "capBefore", "1000000",
                        "waiting", "5000000"));

        String body = NoticeBody.of(EventId.of("z".repeat(64)), largest, JsonMapper.shared());

        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_096);
    }

    @Test
    void aReceiverIsKnownByItsAddressAndShownByItsHost() {
        HttpReceiver receiver = receiver("https://chat.example/hooks/secret", InstantSource.system());

        assertThat(receiver.id())
                .hasSize(12)
                .isEqualTo(receiver("https://chat.example/hooks/secret", InstantSource.system())
                        .id())
                .isNotEqualTo(receiver("https://chat.example/hooks/other", InstantSource.system())
                        .id());
        assertThat(receiver.label()).isEqualTo("chat.example");
    }

    private static HttpReceiver receiver(String url, InstantSource clock) {
        HttpClient client = HttpClient.newConnection().runOn(LOOPS);
        return new HttpReceiver(URI.create(url), SIGNER, client, JsonMapper.shared(), clock);
    }
}
