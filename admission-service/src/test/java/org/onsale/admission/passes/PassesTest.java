package org.onsale.admission.passes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.domain.Checkout;
import org.onsale.admission.domain.Pass;
import org.onsale.admission.domain.PassReading;
import org.onsale.admission.support.ForgedPasses;
import org.onsale.redis.EventId;

final class PassesTest {
    private static final EventId DEMO = EventId.of("demo");
    private static final Instant NOW = Instant.parse("2031-01-01T10:00:00Z");
    private static final Checkout CHECKOUT =
            new Checkout("AAAAAAAAAAAAAAAAAAAAAA", NOW.plusSeconds(90), NOW.plusMillis(600_700), 30, 7);

    private static final ECKey KEY = ForgedPasses.key("first");
    private final SignedPasses passes = passes(KEY.toJSONString(), NOW);

    @Test
    void aPassStatesItsCheckoutEventAndEnd() throws Exception {
        SignedJWT jwt = SignedJWT.parse(passes.sign(DEMO, CHECKOUT));

        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("onsale-pass+jwt");
        assertThat(jwt.getHeader().getKeyID()).isEqualTo("first");
        assertThat(jwt.getJWTClaimsSet().toJSONObject())
                .containsEntry("iss", "onsale")
                .containsEntry("aud", "demo")
                .containsEntry("sub", CHECKOUT.id())
                .containsEntry("jti", CHECKOUT.id())
                .containsEntry("iat", NOW.getEpochSecond())
                .containsEntry("exp", NOW.getEpochSecond() + 600)
                .hasSize(6);
    }

    @Test
    void aPassIsReadBack() {
        assertThat(passes.read(DEMO, passes.sign(DEMO, CHECKOUT)))
                .isEqualTo(new PassReading.Valid(new Pass(CHECKOUT.id(), NOW.plusSeconds(600))));
    }

    @ParameterizedTest(name = "{0} s after the start")
    @ValueSource(ints = {600, 601, 100_000})
    void aPassExpiresWithItsTerm(int seconds) {
        String pass = passes.sign(DEMO, CHECKOUT);

        PassReading reading =
                passes(KEY.toJSONString(), NOW.plusSeconds(seconds)).read(DEMO, pass);

        assertThat(reading).isInstanceOf(PassReading.Expired.class);
    }

    @Test
    void aPassIsValidUntilTheLastMillisecond() {
        String pass = passes.sign(DEMO, CHECKOUT);

        PassReading reading =
                passes(KEY.toJSONString(), NOW.plusMillis(599_999)).read(DEMO, pass);

        assertThat(reading).isInstanceOf(PassReading.Valid.class);
    }

    @Test
    void aPassOfAnotherEventIsRefused() {
        String pass = passes.sign(DEMO, CHECKOUT);
        passes.read(DEMO, pass);

        assertThat(passes.read(EventId.of("other"), pass)).isInstanceOf(PassReading.Refused.class);
    }

    static Map<String, String> forgeries() {
        return new ForgedPasses(KEY, NOW).byName(DEMO, CHECKOUT);
    }

    static Stream<Map.Entry<String, String>> forged() {
        return forgeries().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aForgedPassIsRefused(Map.Entry<String, String> forged) {
        assertThat(passes.read(DEMO, forged.getValue())).isInstanceOf(PassReading.Refused.class);
    }

    @Test
    void aPassChangedInAnyCharacterIsRefused() {
        String pass = passes.sign(DEMO, CHECKOUT);

        for (int i = 0; i < pass.length(); i++) {
            for (char other : new char[] {'A', '=', (char) (pass.charAt(i) ^ 1)}) {
                String changed = pass.substring(0, i) + other + pass.substring(i + 1);
                if (!changed.equals(pass)) {
                    assertThat(passes.read(DEMO, changed))
                            .as("character %d", i)
                            .isInstanceOf(PassReading.Refused.class);
                }
            }
        }
    }

    @Test
    void everyKeyVerifiesAndTheFirstSigns() throws Exception {
        ECKey next = new ECKeyGenerator(Curve.P_256).keyID("next").generate();
        String old = passes.sign(DEMO, CHECKOUT);
        SignedPasses rotated = passes(set(next, KEY.toPublicJWK()), NOW);

        assertThat(rotated.read(DEMO, old)).isInstanceOf(PassReading.Valid.class);
        assertThat(SignedJWT.parse(rotated.sign(DEMO, CHECKOUT)).getHeader().getKeyID())
                .isEqualTo("next");
        assertThat(passes.read(DEMO, rotated.sign(DEMO, CHECKOUT))).isInstanceOf(PassReading.Refused.class);
    }

    @Test
    void publishedKeysHaveNoPrivatePart() throws Exception {
        ECKey next = new ECKeyGenerator(Curve.P_256).keyID("next").generate();

        JWKSet published = JWKSet.parse(PassKeys.parse(set(next, KEY)).publicJson());

        assertThat(published.getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
        assertThat(published.getKeyByKeyId("first").toECKey().toECPublicKey()).isEqualTo(KEY.toECPublicKey());
    }

    @ParameterizedTest
    @MethodSource("unusableKeys")
    void anUnusableKeyIsRefusedWithoutShowingIt(String json) {
        assertThatThrownBy(() -> PassKeys.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wanted is a JWK")
                .hasMessageNotContaining("\"d\"");
    }

    static Stream<String> unusableKeys() throws Exception {
        return Stream.of(
                "",
                "secret",
                "{}",
                "{\"keys\":[]}",
                KEY.toPublicJWK().toJSONString(),
                new ECKeyGenerator(Curve.P_384).generate().toJSONString(),
                "{\"kty\":\"oct\",\"k\":\"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0\"}",
                set(KEY, KEY));
    }

    /** What was signed by the first version is read by every later one. */
    @Test
    void theGoldenPassIsRead() {
        String golden = ForgedPasses.goldenPass();

        PassReading reading = passes(ForgedPasses.goldenKey(), NOW).read(DEMO, golden);

        assertThat(reading).isEqualTo(new PassReading.Valid(new Pass("AAAAAAAAAAAAAAAAAAAAAA", NOW.plusSeconds(600))));
    }

    private static SignedPasses passes(String keys, Instant now) {
        return new SignedPasses(PassKeys.parse(keys), InstantSource.fixed(now));
    }

    private static String set(ECKey... keys) {
        return new JWKSet(List.of((JWK[]) keys)).toString(false);
    }
}
