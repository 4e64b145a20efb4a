package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceKeyRingTest {

    private static final String SECRET = "dpLC+T1mr6lQU8mGIIkhJjCl9wAQB6BTT3Mdx8n0TXk=";
    private static final String OTHER = "P8TgKP9oZp9Kw4kQ2cGZ1Z3GdJ0c4q6dQ1q0b5x9fOg=";

    @Test
    void firstKeySigns() {
        PlaceKeyRing ring = PlaceKeyRing.parse("b:" + SECRET + ", a:" + OTHER);

        assertThat(ring.signing().kid()).isEqualTo("b");
        assertThat(ring.find("a")).isPresent();
        assertThat(ring.find("c")).isEmpty();
    }

    @Test
    void urlSafeBase64IsTakenToo() {
        String secret = SECRET.replace('+', '-').replace('/', '_').replace("=", "");

        assertThat(PlaceKeyRing.parse("a:" + secret).signing().mac(new byte[1]))
                .isEqualTo(PlaceKeyRing.parse("a:" + SECRET).signing().mac(new byte[1]));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | has no key id",
                "nonsense | has no key id",
                ":c2hvcnQ= | a key id has 1 to 16",
                "a b:c2hvcnQ= | a key id has 1 to 16",
                "seventeen-letters:c2hvcnQ= | a key id has 1 to 16",
                "a:c2hvcnQ= | key a has 5 bytes; wanted are 32 or more",
                "a: | key a has 0 bytes",
                "a:!!! | the secret of key a is not base64",
                "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | key a is one byte repeated",
                "a:dpLC+T1mr6lQU8mGIIkhJjCl9wAQB6BTT3Mdx8n0TXk=,a:dpLC+T1mr6lQU8mGIIkhJjCl9wAQB6BTT3Mdx8n0TXk= | given twice",
                "a:dpLC+T1mr6lQU8mGIIkhJjCl9wAQB6BTT3Mdx8n0TXk=, | key 2 has no key id",
            })
    void unusableKeysAreNamedWithoutShowingThem(String text, String why) {
        assertThatThrownBy(() -> PlaceKeyRing.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("dpLC")
                .doesNotContain("c2hvcnQ");
    }

    @Test
    void randomRingsDiffer() {
        Random random = new Random(7);

        assertThat(PlaceKeyRing.random(random).signing().mac(new byte[1]))
                .isNotEqualTo(PlaceKeyRing.random(random).signing().mac(new byte[1]));
    }
}
