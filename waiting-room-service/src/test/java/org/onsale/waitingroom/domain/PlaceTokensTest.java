package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTokensTest {

    private static final PlaceToken TOKEN =
            new PlaceToken("demo", new Epoch(0xaa), "AAECAwQFBgcICQoL", 12345, Instant.ofEpochSecond(1_900_000_000));

    private final PlaceTokens tokens = new PlaceTokens(ring("a"));

    @ParameterizedTest
    @CsvFileSource(resources = "/place-token-vectors.csv", commentCharacter = '#', maxCharsPerColumn = 400)
    void goldenVectorsStillHold(
            String kid,
            String secret,
            String event,
            String epoch,
            String placeId,
            long number,
            long issuedAt,
            String expected) {
        PlaceTokens codec = new PlaceTokens(PlaceKeyRing.parse(kid + ":" + secret));
        PlaceToken token = new PlaceToken(
                event, Epoch.parse(epoch).orElseThrow(), placeId, number, Instant.ofEpochSecond(issuedAt));

        assertThat(codec.sign(token)).isEqualTo(expected);
        assertThat(codec.verify(expected)).contains(token);
        assertThat(expected).hasSizeLessThanOrEqualTo(PlaceTokens.LONGEST);
    }

    @Test
    void flippedBitAtAnyByteIsRefused() {
        byte[] text = tokens.sign(TOKEN).getBytes(StandardCharsets.ISO_8859_1);

        for (int at = 0; at < text.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = text.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThat(tokens.verify(new String(flipped, StandardCharsets.ISO_8859_1)))
                        .as("bit %d of byte %d", bit, at)
                        .isEmpty();
            }
        }
    }

    @Test
    void anyPartOfATokenIsRefused() {
        String text = tokens.sign(TOKEN);

        for (int length = 0; length < text.length(); length++) {
            assertThat(tokens.verify(text.substring(0, length))).isEmpty();
            assertThat(tokens.verify(text.substring(text.length() - length))).isEmpty();
        }
    }

    @Test
    void movedFieldBoundaryIsRefused() {
        String[] parts = tokens.sign(TOKEN).split("\\.");
        byte[] payload = Base64.getUrlDecoder().decode(parts[2]);

        for (int length = 0; length < 256; length++) {
            byte[] moved = payload.clone();
            moved[1] = (byte) length;
            String text = parts[0] + "." + parts[1] + "." + base64(moved) + "." + parts[3];
            assertThat(tokens.verify(text).isPresent()).isEqualTo(length == 4);
        }
    }

    @Test
    void movedDotIsRefused() {
        String text = tokens.sign(TOKEN);
        String dotless = text.replace(".", "");

        for (int dot = 3; dot < dotless.length(); dot++) {
            assertThat(tokens.verify("p1.a." + dotless.substring(3, dot) + "." + dotless.substring(dot))
                            .isPresent())
                    .isEqualTo(("p1.a." + dotless.substring(3, dot) + "." + dotless.substring(dot)).equals(text));
        }
    }

    @Test
    void signatureOfAnotherSpellingIsRefused() {
        String text = tokens.sign(TOKEN);
        char last = text.charAt(text.length() - 1);

        for (char other : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/".toCharArray()) {
            String respelled = text.substring(0, text.length() - 1) + other;
            assertThat(tokens.verify(respelled).isPresent()).isEqualTo(other == last);
            assertThat(tokens.verify(text + other)).isEmpty();
        }
    }

    @Test
    void otherSecretUnderTheSameNameIsRefused() {
        String text = new PlaceTokens(PlaceKeyRing.of(List.of(PlaceKey.of("a", secret(99))))).sign(TOKEN);

        assertThat(tokens.verify(text)).isEmpty();
    }

    @Test
    void firstKeySignsAndAllVerifyUntilRetired() {
        PlaceTokens both = new PlaceTokens(ring("b", "a"));
        String old = tokens.sign(TOKEN);
        String young = both.sign(TOKEN);

        assertThat(young).startsWith("p1.b.");
        assertThat(both.verify(old)).contains(TOKEN);
        assertThat(both.verify(young)).contains(TOKEN);
        assertThat(tokens.verify(young)).isEmpty();
        assertThat(new PlaceTokens(ring("b")).verify(old)).isEmpty();
    }

    @Test
    void payloadThatDoesNotFitIsRefusedThoughSigned() {
        PlaceKey key = key("a");
        for (int length = 0; length < 120; length++) {
            byte[] payload = new byte[length];
            if (length > 0) {
                payload[0] = 1;
            }
            String signed = "p1.a." + base64(payload);
            byte[] mac = Arrays.copyOf(key.mac(signed.getBytes(StandardCharsets.US_ASCII)), 16);
            assertThat(tokens.verify(signed + "." + base64(mac)).isPresent()).isEqualTo(length == 38);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "p1",
                "p1.",
                "p1..",
                "p1...",
                "p1.a..",
                "p2.a.AA.AA",
                "p1.a.!.AA",
                "p1.a.AAAA.AAAA",
                "eyJhbGciOiJub25lIn0.e30.",
                "p1.../../dev/null.AA.AA",
                "p1.a\u0000.AA.AA",
                "p1.ä.AA.AA",
                "p1.a.𝕒.AA"
            })
    void garbageIsRefused(String text) {
        assertThat(tokens.verify(text)).isEmpty();
    }

    @Test
    void overlongTextIsRefused() {
        assertThat(tokens.verify("p1.a." + "A".repeat(10_000) + ".AA")).isEmpty();
    }

    @Test
    void secretsDoNotShow() {
        assertThat(TOKEN.toString()).doesNotContain(TOKEN.placeId());
        assertThat(key("a").toString()).isEqualTo("PlaceKey[a]");
    }

    private static PlaceKeyRing ring(String... kids) {
        return PlaceKeyRing.of(Arrays.stream(kids).map(PlaceTokensTest::key).toList());
    }

    private static PlaceKey key(String kid) {
        return PlaceKey.of(kid, secret(kid.charAt(0)));
    }

    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        return secret;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
