package org.onsale.admission.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.done;

import io.lettuce.core.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onsale.admission.config.AdmissionNode;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.Precondition;
import org.onsale.admission.passes.PassKeys;
import org.onsale.admission.passes.SignedPasses;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisAccess;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two nodes at the same event, one of which has not heard yet what the other one wrote. */
final class KeepingTimetableTest extends RedisTest {
    private static final Instant TEN = Instant.parse("2031-01-01T10:00:00Z");
    private static final String ORGANISER = "alice";

    private final Sale sale = Sale.unheardOf(server());
    private Instant now = TEN.minusSeconds(600);
    private final InstantSource clock = () -> now;
    /** The lock on an event's settings tells nodes apart by their connections. */
    private final RedisAccess another = server().connectPatiently();

    private final AdmissionNode informed = node(redis());
    private final AdmissionNode behind = node(another);

    private AdmissionNode node(RedisAccess redis) {
        return AdmissionNode.of(
                redis,
                new SignedPasses(PassKeys.random(), clock),
                Happenings.ignored(),
                Duration.ZERO,
                clock,
                new Random(1));
    }

    @AfterEach
    void close() {
        another.close();
    }

    @Test
    void aTimeIsKeptByOneOfManyWhoTryAtOnce() {
        opensAtTen();
        bothKnowIt();
        now = TEN;

        done(Flux.range(0, 20)
                .flatMap(i -> keep(i % 2 == 0 ? informed : behind).onErrorComplete(Busy.class), 20)
                .then());

        assertThat(phase()).isEqualTo("open");
        assertThat(authors()).containsExactly(ORGANISER, "timetable");
    }

    @Test
    void aNodeThatIsBehindDoesNotUndoWhatTheOrganiserSetMeanwhile() {
        opensAtTen();
        bothKnowIt();
        now = TEN;
        organiserSets(Map.of("phase", "paused"));

        done(keep(behind));

        assertThat(phase()).isEqualTo("paused");
        assertThat(authors()).containsExactly(ORGANISER, ORGANISER);
    }

    @Test
    void aNodeThatIsBehindDoesNotKeepATimeThatWasPutOff() {
        opensAtTen();
        bothKnowIt();
        now = TEN;
        organiserSets(Map.of("opensAt", TEN.plusSeconds(3_600).toString()));

        done(keep(behind));

        assertThat(phase()).isEqualTo("scheduled");
        assertThat(authors()).containsExactly(ORGANISER, ORGANISER);
    }

    @Test
    void aNodeThatIsBehindDoesNotGoBackToAnEarlierPhase() {
        organiserSets(Map.of(
                "cap",
                5,
                "phase",
                "scheduled",
                "prequeueAt",
                TEN.toString(),
                "opensAt",
                TEN.plusSeconds(60).toString()));
        bothKnowIt();
        now = TEN;
        done(keep(informed));
        now = TEN.plusSeconds(60);
        done(keep(informed));
        now = TEN.plusSeconds(30);

        done(keep(behind));

        assertThat(phase()).isEqualTo("open");
        assertThat(authors()).containsExactly(ORGANISER, "timetable", "timetable");
    }

    private void opensAtTen() {
        organiserSets(Map.of("cap", 5, "phase", "scheduled", "opensAt", TEN.toString()));
    }

    private void organiserSets(Map<String, Object> settings) {
        boolean isNew = informed.events().remembered(sale.event()).isEmpty();
        answer(
                isNew
                        ? informed.operating()
                                .replace(sale.event(), settings, new Precondition.None(), false, Byline.of(ORGANISER))
                        : informed.operating()
                                .patch(sale.event(), settings, new Precondition.None(), false, Byline.of(ORGANISER)));
    }

    private void bothKnowIt() {
        answer(behind.events().require(sale.event()));
    }

    private Mono<Void> keep(AdmissionNode node) {
        EventMemory memory = node.events().remembered(sale.event()).orElseThrow();
        return new KeepingTimetable(node.operating(), clock).keep(memory);
    }

    private String phase() {
        return sale.commands().hget(sale.key().settings(), "phase");
    }

    private List<String> authors() {
        return sale.commands().xrange(sale.key().audit(), Range.unbounded()).stream()
                .map(entry -> entry.getBody().get("who"))
                .toList();
    }
}
