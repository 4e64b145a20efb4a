package org.onsale.admission.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.done;

import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onsale.admission.config.AdmissionNode;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.Precondition;
import org.onsale.admission.domain.ShopWindow;
import org.onsale.admission.passes.PassKeys;
import org.onsale.admission.passes.SignedPasses;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.EventId;
import reactor.core.publisher.Mono;

/** Two nodes of one installation, ticked and sent on their rounds by hand. */
final class AutopilotingTest extends RedisTest {
    private static final ShopWindow WELL = new ShopWindow(50, 0, 50 * 100);
    private static final ShopWindow SLOW = new ShopWindow(50, 0, 50 * 900);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-01-01T10:00:00Z"));
    private final AdmissionNode first = node();
    private final AdmissionNode second = node();
    private final Sale sale = Sale.unheardOf(server());

    @BeforeEach
    void aSaleThatIsBusy() {
        Map<String, Object> settings =
                Map.of("cap", 20, "autopilot", true, "autopilotMin", 5, "autopilotMax", 100, "autopilotLatencyMs", 500);
        done(first.operating().replace(sale.event(), settings, new Precondition.None(), false, Byline.of("alice")));
        settingsWereMadeLongAgo();
        for (int i = 0; i < 20; i++) {
            sale.checkout("checkout-" + i, sale.now() + 600_000);
        }
        sale.present(numbers(1, 5));
        look();
    }

    @Test
    void aSlowShopLowersTheCapAsAChangeOfSettingsThatTheAuditTellsOf() {
        done(first.autopiloting().report(sale.event(), SLOW));

        done(second.autopiloting().round());

        assertThat(cap()).isEqualTo(18);
        assertThat(lastAudit())
                .containsEntry("who", "autopilot")
                .containsEntry("cap.from", "20")
                .containsEntry("cap.to", "18")
                .containsEntry("why", "The shop took 900 ms for each of 50 checkouts, more than 500.");
    }

    @Test
    void aShopThatIsWellRaisesIt() {
        done(first.autopiloting().report(sale.event(), WELL));

        done(first.autopiloting().round());

        assertThat(cap()).isEqualTo(21);
    }

    @Test
    void ofTwoNodesOneSteps() {
        done(first.autopiloting().report(sale.event(), SLOW));

        done(Mono.when(first.autopiloting().round(), second.autopiloting().round()));
        look();
        done(Mono.when(first.autopiloting().round(), second.autopiloting().round()));

        assertThat(cap()).isEqualTo(18);
    }

    @Test
    void theNextStepIsTenSecondsLater() {
        done(first.autopiloting().report(sale.event(), WELL));
        done(first.autopiloting().round());
        sale.checkout("checkout-20", sale.now() + 600_000);
        look();
        done(first.autopiloting().report(sale.event(), WELL));

        sale.commands().hset(sale.key().shop(), "judgedAt", Long.toString(sale.now()));
        now.updateAndGet(instant -> instant.plusSeconds(11));
        done(first.autopiloting().round());
        assertThat(cap()).isEqualTo(21);

        sale.commands().hincrby(sale.key().shop(), "judgedAt", -10_000);
        now.updateAndGet(instant -> instant.plusSeconds(11));
        done(first.autopiloting().round());
        assertThat(cap()).isEqualTo(22);
    }

    @Test
    void aChangeByAnOrganiserIsLeftToAct() {
        done(first.operating()
                .patch(sale.event(), Map.of("cap", 19), new Precondition.None(), false, Byline.of("alice")));
        look();
        done(first.autopiloting().report(sale.event(), SLOW));

        done(first.autopiloting().round());

        assertThat(cap()).isEqualTo(19);
    }

    @Test
    void settingsThisNodeHasNotSeenYetAreNotChanged() {
        done(second.operating()
                .patch(sale.event(), Map.of("autopilotMin", 20), new Precondition.None(), false, Byline.of("bob")));
        settingsWereMadeLongAgo();
        done(first.autopiloting().report(sale.event(), SLOW));

        done(first.autopiloting().round());

        assertThat(cap()).isEqualTo(20);
    }

    @Test
    void whileItIsOffReportsAreForgotten() {
        done(first.operating()
                .patch(sale.event(), Map.of("autopilot", false), new Precondition.None(), false, Byline.of("bob")));

        done(first.autopiloting().report(sale.event(), SLOW));

        assertThat(sale.commands().exists(sale.key().shop())).isZero();
    }

    @Test
    void eventsWithNothingToDecideCostRedisNothing() {
        AtomicInteger asked = new AtomicInteger();
        Autopiloting watched = new Autopiloting(first.events(), counting(asked), first.operating(), now::get);
        done(watched.round());
        assertThat(asked).hasValue(1);

        done(watched.round());
        assertThat(asked).as("asked again before it is time").hasValue(1);

        now.updateAndGet(instant -> instant.plusSeconds(60));
        done(first.operating()
                .patch(sale.event(), Map.of("phase", "paused"), new Precondition.None(), false, Byline.of("bob")));
        done(watched.round());
        assertThat(asked).as("asked while paused").hasValue(1);

        done(first.operating()
                .patch(sale.event(), Map.of("phase", "open"), new Precondition.None(), false, Byline.of("bob")));
        sale.line().lose();
        sale.commands().del(sale.key().checkouts(), sale.key().turns());
        look();
        done(watched.round());
        assertThat(asked).as("asked while nobody is there").hasValue(1);
    }

    private static Autopiloting.Windows counting(AtomicInteger asked) {
        return new Autopiloting.Windows() {
            @Override
            public Mono<Void> add(EventId event, ShopWindow reported) {
                return Mono.empty();
            }

            @Override
            public Mono<Autopiloting.Taken> take(EventId event) {
                return Mono.fromSupplier(() -> {
                    asked.incrementAndGet();
                    return new Autopiloting.Taken.Rest(Duration.ofSeconds(10));
                });
            }
        };
    }

    private AdmissionNode node() {
        return AdmissionNode.of(
                redis(),
                new SignedPasses(PassKeys.random(), now::get),
                Happenings.ignored(),
                Duration.ZERO,
                now::get,
                new Random(1));
    }

    /** A tick of both nodes that sees everything as it stands. */
    private void look() {
        for (AdmissionNode node : List.of(first, second)) {
            sale.commands().hdel(sale.key().board(), "surveyedAt");
            answer(node.events().reread(sale.event()));
            done(node.tending().tick());
        }
    }

    private void settingsWereMadeLongAgo() {
        sale.commands().del(sale.key().audit());
        sale.commands().xadd(sale.key().audit(), new XAddArgs().id("1-1"), Map.of("who", "alice"));
    }

    private int cap() {
        return Integer.parseInt(sale.commands().hget(sale.key().settings(), "cap"));
    }

    private Map<String, String> lastAudit() {
        return sale.commands()
                .xrevrange(sale.key().audit(), Range.unbounded())
                .get(0)
                .getBody();
    }
}
