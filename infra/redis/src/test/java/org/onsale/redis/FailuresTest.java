package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.redis.RedisAway.Reason;

class FailuresTest {

    private static Reason reasonOf(Throwable failure) {
        assertThat(Failures.translated(failure)).isInstanceOf(RedisAway.class).hasCause(failure);
        return ((RedisAway) Failures.translated(failure)).reason();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OOM command not allowed when used memory > 'maxmemory'.|FULL",
                "ERR Error running script (call to f_0a): @user_script:1: @user_script: 1: -OOM command not allowed|FULL",
                "READONLY You can't write against a read only replica.|NOT_MASTER",
                "ERR Error running script (call to f_0a): @user_script:1: @user_script: 1: -READONLY You can't|NOT_MASTER",
                "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.|NOT_MASTER",
                "LOADING Redis is loading the dataset in memory|NOT_READY",
                "BUSY Redis is busy running a script.|NOT_READY",
                "NOREPLICAS Not enough good replicas to write.|NOT_READY",
                "CLUSTERDOWN The cluster is down|NOT_READY",
                "TRYAGAIN Multiple keys request during rehashing of slot|NOT_READY",
                "MISCONF Redis is configured to save RDB snapshots|NOT_READY",
            })
    void aServerThatCannotServeNowIsAway(String error, Reason reason) {
        assertThat(reasonOf(new RedisCommandExecutionException(error))).isEqualTo(reason);
        assertThat(reason.mayHaveRun()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERR unknown command",
                "WRONGTYPE Operation against a key holding the wrong kind of value",
                "NOPERM this user has no permissions",
                "CROSSSLOT Keys in request don't hash to the same slot",
                "ERR Error running script (call to f_0a): @user_script:1: the OOM is in the text",
                "OOMPH is no code",
                "",
            })
    void anErrorOfOursIsARefusal(String error) {
        assertThat(Failures.translated(new RedisCommandExecutionException(error)))
                .isInstanceOf(RedisRefusal.class)
                .hasMessage(error);
    }

    @Test
    void noAnswerInTimeIsUnknown() {
        assertThat(reasonOf(new TimeoutException())).isEqualTo(Reason.TIMEOUT);
        assertThat(reasonOf(new RedisCommandTimeoutException())).isEqualTo(Reason.TIMEOUT);
        assertThat(reasonOf(new org.redisson.client.RedisResponseTimeoutException("late")))
                .isEqualTo(Reason.TIMEOUT);
        assertThat(Reason.TIMEOUT.mayHaveRun()).isTrue();
    }

    @Test
    void aBrokenConnectionIsUnknownToo() {
        assertThat(reasonOf(new IOException("reset"))).isEqualTo(Reason.DISCONNECTED);
        assertThat(reasonOf(new io.lettuce.core.RedisException("Connection closed")))
                .isEqualTo(Reason.DISCONNECTED);
        assertThat(reasonOf(new org.redisson.client.RedisConnectionException("gone")))
                .isEqualTo(Reason.DISCONNECTED);
        assertThat(Reason.DISCONNECTED.mayHaveRun()).isTrue();
    }

    @Test
    void wrappersAreTakenOff() {
        IOException reset = new IOException("reset");

        assertThat(Failures.translated(new CompletionException(reset))).hasCause(reset);
        assertThat(Failures.translated(new org.redisson.client.RedisException("Unexpected", reset)))
                .isInstanceOf(RedisAway.class)
                .hasCause(reset);
    }

    @Test
    void whatIsAlreadyTranslatedOrNotFromRedisIsLeftAlone() {
        RedisAway away = new RedisAway(Reason.SHUT, "shut", new IOException());
        IllegalArgumentException bug = new IllegalArgumentException("bug");

        assertThat(Failures.translated(away)).isSameAs(away);
        assertThat(Failures.translated(bug)).isSameAs(bug);
        assertThat(away.getStackTrace()).isEmpty();
    }
}
