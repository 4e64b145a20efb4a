package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.done;

import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.application.Autopiloting.Taken;
import org.onsale.admission.domain.Autopilot;
import org.onsale.admission.domain.ShopWindow;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

final class ShopWindowsTest extends RedisTest {
    private static final Map<String, Object> ON =
            Map.of("autopilot", true, "autopilotMin", 1, "autopilotMax", 100, "autopilotLatencyMs", 500);

    private final ShopWindows windows = new ShopWindows(redis());
    private final Sale sale = sale(10, ON);

    @Test
    void nothingReportedIsNothingToJudge() {
        assertThat(take()).isEqualTo(new Taken.Rest(Duration.ofSeconds(10)));
        assertThat(sale.commands().exists(sale.key().shop())).isZero();
    }

    @Test
    void reportsAddUpAndComeWithWhatFillsTheCap() {
        sale.present(numbers(3, 6)).turn(1, sale.now() + 60_000).checkout("c", sale.now() + 60_000);

        report(6, 1, 100);
        report(3, 0, 200);

        assertThat(take())
                .isEqualTo(new Taken.Window(new ShopWindow(9, 1, 7 * 100 + 3 * 200), new Autopilot.Load(10, 2, 4), 1));
    }

    @Test
    void aWindowIsTakenOnceAndTheNextAfterTenSeconds() {
        report(10, 0, 100);
        assertThat(take()).isInstanceOf(Taken.Window.class);

        report(10, 0, 100);

        assertThat(take())
                .isInstanceOfSatisfying(
                        Taken.Rest.class,
                        rest -> assertThat(rest.atLeast()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(10)));
        sale.commands().hincrby(sale.key().shop(), "judgedAt", -10_000);
        assertThat(take())
                .isInstanceOfSatisfying(
                        Taken.Window.class,
                        window -> assertThat(window.reported().checkouts()).isEqualTo(10));
    }

    @Test
    void ofManyJudgesAtOnceOneGetsTheWindow() {
        report(10, 0, 100);

        List<Taken> taken = answer(
                Flux.range(0, 20).flatMap(i -> windows.take(sale.event()), 20).collectList());

        assertThat(taken).filteredOn(Taken.Window.class::isInstance).hasSize(1);
    }

    @Test
    void fewReportsAreKeptUntilThereAreEnough() {
        report(9, 0, 100);
        assertThat(take()).isInstanceOf(Taken.Rest.class);

        report(1, 0, 100);

        assertThat(take()).isInstanceOf(Taken.Window.class);
    }

    @Test
    void reportsOfAMinuteAgoAreDropped() {
        report(10, 0, 100);
        sale.commands().hincrby(sale.key().shop(), "since", -61_000);

        assertThat(take()).isInstanceOf(Taken.Rest.class);
        assertThat(sale.commands().hexists(sale.key().shop(), "completed")).isFalse();
    }

    @Test
    void aChangeByAnOrganiserRestsThirtySecondsAndWhatWasReportedMeanwhileIsDropped() {
        report(10, 0, 100);
        audit("*", "alice");

        assertThat(take())
                .isInstanceOfSatisfying(
                        Taken.Rest.class,
                        rest -> assertThat(rest.atLeast()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30)));
        assertThat(sale.commands().hexists(sale.key().shop(), "completed")).isFalse();
    }

    @Test
    void anOlderChangeAndItsOwnStepsDoNot() {
        audit(sale.now() - 31_000 + "-0", "alice");
        report(10, 0, 100);
        assertThat(take()).isInstanceOf(Taken.Window.class);

        sale.commands().hdel(sale.key().shop(), "judgedAt");
        audit("*", "autopilot");
        report(10, 0, 100);
        assertThat(take()).isInstanceOf(Taken.Window.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "closed", "prequeue", "scheduled", "bypass"})
    void whileNobodyIsCalledByTheCapNothingIsJudged(String phase) {
        report(10, 0, 100);
        sale.setting("phase", phase);

        assertThat(take()).isInstanceOf(Taken.Rest.class);
        assertThat(sale.commands().hexists(sale.key().shop(), "completed")).isFalse();
    }

    @Test
    void onHoldNothingIsJudged() {
        report(10, 0, 100);
        sale.lostAuthority();

        assertThat(take()).isInstanceOf(Taken.Rest.class);
    }

    @Test
    void onceItIsOffNothingIsJudged() {
        report(10, 0, 100);
        sale.setting("autopilot", false);

        assertThat(take()).isInstanceOf(Taken.Rest.class);
    }

    @Test
    void whatNobodyJudgesExpires() {
        report(10, 0, 100);

        assertThat(sale.commands().ttl(sale.key().shop())).isBetween(3_000L, 3_600L);
    }

    @Test
    void aKeyOfAnotherTypeIsAnError() {
        sale.commands().set(sale.key().shop(), "no hash");

        assertThatThrownBy(() -> report(1, 0, 1)).isInstanceOf(RedisRefusal.class);
        assertThatThrownBy(this::take).isInstanceOf(RedisRefusal.class);
        assertThat(sale.commands().get(sale.key().shop())).isEqualTo("no hash");
    }

    private void report(long completed, long failed, long latencyMs) {
        done(windows.add(sale.event(), new ShopWindow(completed, failed, (completed + failed) * latencyMs)));
    }

    private Taken take() {
        return answer(windows.take(sale.event()));
    }

    private void audit(String id, String who) {
        sale.commands().xadd(sale.key().audit(), new XAddArgs().id(id), Map.of("who", who));
    }
}
