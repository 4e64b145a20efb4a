package org.onsale.admission.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.Board;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.redis.EventId;

final class MemoryTest {
    private static final Instant NOW = Instant.parse("2031-01-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    private final EventMemory memory = new EventMemory(EventId.of("demo"), stored(3));

    @Test
    void olderSettingsDoNotReplaceNewerOnes() {
        memory.learn(stored(2));
        assertThat(memory.settings().version()).isEqualTo(3);

        memory.learn(stored(4));
        assertThat(memory.settings().version()).isEqualTo(4);
    }

    @Test
    void theBoardBeforeAHoldIsKept() {
        Board healthy = board(false, 40);
        memory.learn(healthy);
        memory.learn(board(true, 0));

        assertThat(memory.healthyBoard()).contains(healthy);
        assertThat(memory.board()).map(Board::onHold).contains(true);
    }

    @Test
    void onlyAnEmptyEventIsQuiet() {
        assertThat(memory.isQuiet(NOW)).isFalse();

        memory.learn(new Board("e", false, 0, 0, 0, 0, 0, 0, 0, 10, 1, "", NOW));
        assertThat(memory.isQuiet(NOW)).isTrue();

        memory.learn(new Board("e", true, 0, 0, 0, 0, 0, 0, 0, 10, 1, "", NOW));
        assertThat(memory.isQuiet(NOW)).isFalse();

        memory.learn(board(false, 40));
        assertThat(memory.isQuiet(NOW)).isFalse();
    }

    @Test
    void aQuietEventIsLookedAfterAsSoonAsItsTimeHasCome() {
        EventSettings opensLater =
                EventSettings.ofJson(Map.of("cap", 1, "phase", "scheduled", "opensAt", LATER.toString()));
        EventMemory scheduled = new EventMemory(EventId.of("demo"), new StoredSettings(opensLater, 1, NOW));
        scheduled.learn(new Board("e", false, 0, 0, 0, 0, 0, 0, 0, 10, 1, "", NOW));

        assertThat(scheduled.isQuiet(LATER.minusMillis(1))).isTrue();
        assertThat(scheduled.isQuiet(LATER)).isFalse();
    }

    @Test
    void aCheckoutKeepsTheNumberOfItsPlace() {
        memory.remember(new Grant("c", LATER, 17, NOW));
        memory.remember(new Grant("c", LATER, 0, NOW.plusSeconds(1)));

        assertThat(memory.grants(NOW)).extracting(Grant::number).containsExactly(17L);
    }

    @Test
    void aCheckoutWhoseTermIsOverIsNotWrittenBack() {
        memory.remember(new Grant("c", NOW, 0, NOW));

        assertThat(memory.grants(NOW)).isEmpty();
    }

    @Test
    void endingsOfADamagedEventAreAddedAndThoseOfAWholeOneReplaceThem() {
        memory.ended().add(new byte[] {0b01});
        memory.ended().add(new byte[] {0b10, 1});
        assertThat(memory.ended().bits()).containsExactly(0b11, 1);

        memory.ended().replaceBy(new byte[] {0b10});
        assertThat(memory.ended().bits()).containsExactly(0b10);
    }

    @Test
    void recallForgetsWhatRedisNoLongerHasButNotWhatWasLearnedSince() {
        memory.remember(new Grant("released elsewhere", LATER, 0, NOW));
        memory.remember(new Grant("still there", LATER, 5, NOW));
        Instant asked = NOW.plusSeconds(1);
        memory.remember(new Grant("granted meanwhile", LATER, 6, asked.plusMillis(1)));

        memory.recall(Map.of("still there", LATER, "granted elsewhere", LATER), asked);

        assertThat(memory.grants(NOW))
                .extracting(Grant::checkout)
                .containsExactlyInAnyOrder("still there", "granted elsewhere", "granted meanwhile");
    }

    @Test
    void howPlacesEndedIsOnlyEverAdded() {
        EndedMirror ended = new EndedMirror();
        ended.add(new byte[] {0b0101, 0});
        ended.add(new byte[] {0b0010});
        ended.add(new byte[0]);

        assertThat(ended.bits()).containsExactly(0b0111, 0);
    }

    @Test
    void duringAHoldEachCheckoutIsSentOnceInFiveSeconds() {
        HoldProgress hold = new HoldProgress();
        List<Grant> grants = List.of(new Grant("a", LATER, 1, NOW), new Grant("b", LATER, 2, NOW));

        assertThat(hold.due(grants, NOW)).hasSize(2);
        hold.writtenBack(grants.subList(0, 1));

        assertThat(hold.due(grants, NOW.plusSeconds(1)))
                .extracting(Grant::checkout)
                .containsExactly("b");
        assertThat(hold.due(grants, NOW.plusSeconds(6))).hasSize(2);
    }

    @Test
    void aSecondLossDuringAHoldSendsEverythingAgain() {
        HoldProgress hold = new HoldProgress();
        List<Grant> grants = List.of(new Grant("a", LATER, 1, NOW));
        hold.heldUnder("epoch-1", true, NOW);
        hold.due(grants, NOW);
        hold.writtenBack(grants);
        assertThat(hold.endedIsDue(NOW)).isFalse();

        hold.heldUnder("epoch-2", false, NOW.plusSeconds(1));

        assertThat(hold.endedIsDue(NOW.plusSeconds(1))).isTrue();
        assertThat(hold.due(grants, NOW.plusSeconds(1))).hasSize(1);
    }

    private static StoredSettings stored(long version) {
        return new StoredSettings(EventSettings.withCap(1), version, NOW);
    }

    private static Board board(boolean onHold, long nowServing) {
        return new Board("e", onHold, nowServing, 100, 60, 0, 0, 5, 60, 10, 1, "", NOW);
    }
}
