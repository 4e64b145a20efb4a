package org.onsale.loadtest.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.loadtest.bench.load.ResponseReader.MalformedAnswer;

class ResponseReaderTest {
    private static final String ANSWER =
            "HTTP/1.1 201 Created\r\nX-Content-Length-Of: 99\r\ncontent-LENGTH:  5\r\nServer: a\r\n\r\nhello";

    private final ByteBuffer in = ByteBuffer.allocate(1_000);
    private final ResponseReader reader = new ResponseReader();

    @Test
    void an_answer_that_comes_byte_by_byte_is_complete_with_its_last_one() {
        byte[] bytes = ANSWER.getBytes(US_ASCII);
        for (int i = 0; i < bytes.length - 1; i++) {
            in.put(bytes[i]);
            assertThat(reader.isComplete(in)).as("after byte %d", i).isFalse();
        }

        in.put(bytes[bytes.length - 1]);

        assertThat(reader.isComplete(in)).isTrue();
        assertThat(reader.status()).isEqualTo(201);
        assertThat(US_ASCII.decode(reader.body(in)).toString()).isEqualTo("hello");
    }

    @Test
    void the_next_answer_is_read_afresh() {
        in.put(ANSWER.getBytes(US_ASCII));
        assertThat(reader.isComplete(in)).isTrue();
        reader.reset();
        in.clear();

        in.put("HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));

        assertThat(reader.isComplete(in)).isTrue();
        assertThat(reader.status()).isEqualTo(429);
    }

    @Test
    void no_content_needs_no_length() {
        in.put("HTTP/1.1 204 No Content\r\nServer: a\r\n\r\n".getBytes(US_ASCII));

        assertThat(reader.isComplete(in)).isTrue();
        assertThat(reader.body(in).remaining()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n1",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n12",
                "SSH-2.0-OpenSSH\r\n\r\n"
            })
    void what_has_no_end_or_goes_beyond_it_is_refused(String text) {
        in.put(text.getBytes(US_ASCII));

        assertThatThrownBy(() -> reader.isComplete(in)).isInstanceOf(MalformedAnswer.class);
    }
}
