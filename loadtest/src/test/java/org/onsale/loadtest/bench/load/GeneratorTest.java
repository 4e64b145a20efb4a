package org.onsale.loadtest.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.loadtest.bench.load.TinyServer.Manner;

class GeneratorTest {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(US_ASCII);

    @Test
    void every_request_of_a_finite_stream_is_answered_once() throws IOException {
        List<String> bodies = new ArrayList<>();

        Tally tally = run(
                TinyServer.always(TinyServer.OK),
                Load.all(4),
                requests(1_000),
                (status, body) -> bodies.add(US_ASCII.decode(body).toString()));

        assertThat(tally.answered()).isEqualTo(1_000);
        assertThat(tally.good()).isEqualTo(1_000);
        assertThat(tally.failed()).isZero();
        assertThat(tally.seconds()).isPositive();
        assertThat(bodies).hasSize(1_000).containsOnly("ok");
    }

    @Test
    void an_answer_in_pieces_is_one_answer() throws IOException {
        Manner inPieces = (request, out) -> {
            for (byte single : TinyServer.OK.getBytes(US_ASCII)) {
                out.write(single);
                out.flush();
            }
            return true;
        };

        assertThat(run(inPieces, Load.all(2), requests(50), Answers.UNREAD).good())
                .isEqualTo(50);
    }

    @Test
    void a_connection_that_breaks_fails_its_request_and_is_opened_anew() throws IOException {
        Manner breaksAtThird = (request, out) -> {
            out.write((request == 2 ? "HTTP/1.1 200 OK\r\nConte" : TinyServer.OK).getBytes(US_ASCII));
            return request != 2;
        };

        Tally tally = run(breaksAtThird, Load.all(1), requests(9), Answers.UNREAD);

        assertThat(tally.failed()).isEqualTo(3);
        assertThat(tally.good()).isEqualTo(6);
    }

    @Test
    void refusals_are_counted_by_status_and_are_not_good() throws IOException {
        Manner refusesSome = (request, out) -> TinyServer.always(
                        request % 2 == 0 ? TinyServer.OK : "HTTP/1.1 429 Later\r\nContent-Length: 5\r\n\r\nlater")
                .answer(request, out);

        Tally tally = run(refusesSome, Load.all(1), requests(10), Answers.UNREAD);

        assertThat(tally.refused()).isEqualTo(Map.of(429, 5L));
        assertThat(tally.good()).isEqualTo(5);
        assertThat(tally.requireGood("poll", 0.5)).isSameAs(tally);
        assertThatIllegalStateException()
                .isThrownBy(() -> tally.requireGood("poll", 0.4))
                .withMessage("poll: 5 of 10 requests went well; refused by status {429=5}, without an answer 0; later");
    }

    @Test
    void no_more_is_sent_a_second_than_asked_for() throws IOException {
        Tally tally = run(
                TinyServer.always(TinyServer.OK),
                Load.paced(2, 100, Duration.ofMillis(300)),
                requests(Integer.MAX_VALUE),
                Answers.UNREAD);

        assertThat(tally.good()).isBetween(1L, 31L);
    }

    @Test
    void nobody_at_the_port_is_told() throws IOException {
        TinyServer server = new TinyServer(TinyServer.always(TinyServer.OK));
        server.close();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Generator.open(server.port(), 1))
                .withMessageContaining("port " + server.port());
    }

    private static Requests requests(int most) {
        int[] left = {most};
        return out -> {
            if (left[0]-- <= 0) {
                return false;
            }
            out.put(REQUEST);
            return true;
        };
    }

    private static Tally run(Manner manner, Load load, Requests requests, Answers answers) throws IOException {
        try (TinyServer server = new TinyServer(manner)) {
            return Generator.run(server.port(), load, requests, answers);
        }
    }
}
