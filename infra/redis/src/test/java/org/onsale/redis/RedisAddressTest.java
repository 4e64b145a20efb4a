package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.redis.RedisAddress.Kind;

class RedisAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis://localhost|redis://localhost:6379",
                "redis://localhost/|redis://localhost:6379",
                "redis://10.0.0.1:7000/3|redis://10.0.0.1:7000/3",
                "redis://[::1]:7000|redis://[::1]:7000",
                "rediss://shop.example:6380|rediss://shop.example:6380",
                "redis://:secret@h|redis://h:6379",
                "redis://secret@h|redis://h:6379",
                "redis://user:secret@h:1|redis://h:1",
                "redis-sentinel://a,b:7/0#main|redis-sentinel://a:26379,b:7#main",
                "rediss-sentinel://u:p@a/2#main|rediss-sentinel://a:26379/2#main",
                "redis-cluster://a,b:7|redis-cluster://a:6379,b:7",
                "rediss-cluster://a|rediss-cluster://a:6379",
            })
    void everyFormIsReadAndShownWithoutCredentials(String uri, String shown) {
        assertThat(RedisAddress.parse(uri)).hasToString(shown);
    }

    @Test
    void credentialsMayBePercentEncoded() {
        RedisAddress address = RedisAddress.parse("redis://shop%40x:p%2Fa%3As+s@h");

        assertThat(address.user()).contains("shop@x");
        assertThat(address.password()).contains("p/a:s+s");
        assertThat(address.kind()).isEqualTo(Kind.STANDALONE);
    }

    @Test
    void aSingleCredentialIsThePassword() {
        assertThat(RedisAddress.parse("redis://secret@h").user()).isEmpty();
        assertThat(RedisAddress.parse("redis://secret@h").password()).contains("secret");
        assertThat(RedisAddress.parse("redis://:secret@h").password()).contains("secret");
        assertThat(RedisAddress.parse("redis://h").password()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "http://h",
                "redis:h",
                "redis://",
                "redis://h:0",
                "redis://h:65536",
                "redis://h:x",
                "redis://a,b",
                "redis://h/x",
                "redis://h#main",
                "redis-sentinel://a",
                "redis-sentinel://#m",
                "redis-sentinel://a,#m",
                "redis-cluster://a,,b",
                "redis-cluster://a#m",
                "redis-cluster://a/1",
                "redis://h h",
                "redis://[::1",
                "redis://user:pass@",
                "redis://%zz@h"
            })
    void anythingElseIsAnErrorThatShowsTheForms(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisSettings.of(uri))
                .withMessageContaining("redis-sentinel://host1:26379");
    }

    @Test
    void noTextShowsThePassword() {
        assertThat(RedisSettings.of("redis://u:hidden@h")).asString().doesNotContain("hidden");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisSettings.of("redis://u:hidden@h:0"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
    }

    @Test
    void limitsHaveRanges() {
        RedisSettings settings = RedisSettings.of("redis://h");

        assertThat(settings.commandTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withCommandTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withMaxInFlight(0));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withMaxInFlight(10_001));
    }
}
