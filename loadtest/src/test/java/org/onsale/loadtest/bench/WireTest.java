package org.onsale.loadtest.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class WireTest {
    @Test
    void a_text_field_is_found_in_a_body() {
        ByteBuffer body = body("{\"placeholder\":\"no\",\"place\":\"p1.a.b.c\",\"number\":7}");

        assertThat(Wire.text(body, "place")).asString(US_ASCII).isEqualTo("p1.a.b.c");
        assertThat(Wire.text(body, "number")).isNull();
        assertThat(Wire.text(body("{\"place\":\"unfinished"), "place")).isNull();
        assertThat(Wire.text(body(""), "place")).isNull();
    }

    @Test
    void requests_are_whole() {
        assertThat(new String(Wire.post("/v1/a", "key", "{}"), US_ASCII))
                .startsWith("POST /v1/a HTTP/1.1\r\nHost: 127.0.0.1\r\n")
                .contains("\r\nIdempotency-Key: key\r\n", "\r\nContent-Length: 2\r\n")
                .endsWith("\r\n\r\n{}");
        assertThat(new String(Wire.get("/b", "token"), US_ASCII)).endsWith("Authorization: Bearer token\r\n\r\n");
    }

    private static ByteBuffer body(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }
}
