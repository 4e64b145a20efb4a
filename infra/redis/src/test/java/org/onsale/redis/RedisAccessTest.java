package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.onsale.redis.test.TestRedis;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisAccessTest {

    private final TestRedis redis = TestRedis.shared();
    private RedisAccess access;

    @BeforeAll
    void connect() {
        access = redis.connect();
    }

    @AfterAll
    void close() {
        access.close();
    }

    @Test
    void aScriptGetsAndGivesTextsIntegersAndNil() {
        RedisScript echo = RedisScript.load(getClass(), "echo");

        List<Object> answer = access.run(echo, List.of("onsale:{echo}:line"), List.of("grüße"))
                .block();

        assertThat(answer).containsExactly("OK", "onsale:{echo}:line", "grüße", 1L, null);
    }
}
