package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisScriptTest {

    private static final ServerVersion V6 = new ServerVersion(6, 2, 11);
    private static final ServerVersion V7 = new ServerVersion(7, 2, 4);

    @Test
    void eachIncludeStandsOnceAtItsFirstMention() {
        String body = RedisScript.load(getClass(), "twice").body();

        assertThat(body).containsOnlyOnce("local ONE = 1").containsOnlyOnce("function one_more(n)");
        assertThat(body.indexOf("local ONE")).isLessThan(body.indexOf("function one_more(n)"));
        assertThat(body).doesNotContain("--@include").startsWith("-- Adds two");
    }

    @Test
    void redis7GetsTheFlagsAndRedis6GetsNoSuchLine() {
        RedisScript twice = RedisScript.load(getClass(), "twice");

        assertThat(twice.forServer(V7).body()).startsWith("#!lua flags=no-writes,allow-oom\n-- Adds two");
        assertThat(twice.forServer(V6).body()).isEqualTo(twice.body()).doesNotContain("#!");
        assertThat(twice.forServer(V6).sha())
                .isEqualTo(twice.sha())
                .isNotEqualTo(twice.forServer(V7).sha());
    }

    @Test
    void redis7ChecksAScriptWithoutFlagsToo() {
        assertThat(RedisScript.load(getClass(), "put").forServer(V7).body()).startsWith("#!lua\n-- Output");
    }

    @Test
    void theDigestIsTheOneRedisMakes() {
        assertThat(RedisScript.Text.of("return 1").sha()).isEqualTo("e0e1f9fabfc9d4800c877a703b823ac0578ff8db");
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisScript.load(getClass(), "nowhere"))
                .withMessageContaining("/redis/nowhere.lua");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisScript.load(getClass(), "broken-include"))
                .withMessageContaining("/redis/include/nowhere.lua");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisScript.load(getClass(), "broken-flag"))
                .withMessageContaining("allow-everything")
                .withMessageContaining("allow-oom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../echo", "include/one", "Echo", "echo.lua"})
    void aNameLeadsNowhereElse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> RedisScript.load(getClass(), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis_version:7.2.4\r\n", "# Server\r\nredis_version:7.2.4\r\nvalkey_version:9.0.0\r\n"})
    void theVersionIsReadFromInfo(String info) {
        assertThat(ServerVersion.ofInfo(info)).isEqualTo(V7).hasToString("7.2.4");
    }

    @Test
    void aServerWithoutAVersionIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerVersion.ofInfo("os:none"));
    }
}
