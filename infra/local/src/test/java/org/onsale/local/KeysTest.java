package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void missingKeysAreMadeUpAnewForEachRun() throws Exception {
        Keys first = keys(Map.of());
        Keys second = keys(Map.of());

        assertThat(first.adminToken()).hasSizeGreaterThan(30).isNotEqualTo(second.adminToken());
        assertThat(first.placeKey()).startsWith("local:").isNotEqualTo(second.placeKey());
        assertThat(ECKey.parse(first.passKey()).isPrivate()).isTrue();
        assertThat(first.passKey()).isNotEqualTo(second.passKey());
    }

    @Test
    void madeUpKeysPassTheirOwnCheck() {
        Keys made = keys(Map.of());

        Keys given = keys(Map.of(
                "ONSALE_ADMIN_TOKEN", made.adminToken(),
                "ONSALE_PLACE_KEY", made.placeKey(),
                "ONSALE_PASS_KEY", made.passKey()));

        assertThat(given).isEqualTo(made);
    }

    @Test
    void setsOfKeysAreTakenForRotation() {
        String set =
                "{\"keys\":[" + keys(Map.of()).passKey() + "," + keys(Map.of()).passKey() + "]}";

        Keys given = keys(Map.of("ONSALE_PLACE_KEY", "b:" + SECRET + ",a:" + SECRET, "ONSALE_PASS_KEY", set));

        assertThat(given.passKey()).isEqualTo(set);
        assertThat(given.placeKey()).startsWith("b:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2hunter2", "k:c2hvcnQ=", "k:!!!", ":AAAA", "a:AAAA,"})
    void aPlaceKeyThatCannotBeReadIsRefusedWithoutShowingIt(String key) {
        assertThatThrownBy(() -> keys(Map.of("ONSALE_PLACE_KEY", key)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("ONSALE_PLACE_KEY is not readable; wanted is name:secret")
                .hasMessageNotContaining(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{\"keys\":[]}",
                "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\",\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"}"
            })
    void aPassKeyThatCannotSignIsRefused(String key) {
        assertThatThrownBy(() -> keys(Map.of("ONSALE_PASS_KEY", key)))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("ONSALE_PASS_KEY is not readable; wanted is a JSON Web Key");
    }

    @Test
    void aTokenTooShortOrWithSpacesIsRefused() {
        assertThatThrownBy(() -> keys(Map.of("ONSALE_ADMIN_TOKEN", "short"))).isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> keys(Map.of("ONSALE_ADMIN_TOKEN", "two words too")))
                .isInstanceOf(CannotStart.class);
    }

    @Test
    void keysAreNeverPrinted() {
        assertThat(keys(Map.of())).hasToString("Keys[kept secret]");
    }

    private static Keys keys(Map<String, String> environment) {
        return Keys.from(new Variables(environment));
    }
}
