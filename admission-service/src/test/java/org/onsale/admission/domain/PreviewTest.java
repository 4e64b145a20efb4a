package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreviewTest {

    @Test
    void aChangeToWhatThereIsChangesNothing() {
        Preview preview = preview(Map.of(), Map.of("cap", 100));

        assertThat(preview.changes()).isEmpty();
        assertThat(preview.effects()).containsExactly("Nothing changes.");
        assertThat(preview.letInAtOnce()).isZero();
        assertThat(preview.crowd()).isFalse();
        assertThat(preview.then()).isEqualTo(preview.now());
    }

    @Test
    void aLowerCapMakesTheWaitLongerAndThrowsNobodyOut() {
        Preview preview = preview(Map.of(), Map.of("cap", 60));

        assertThat(preview.effects())
                .containsExactly(
                        "Nobody is thrown out; nobody is called until 40 people have left.",
                        "The wait of somebody who joins now goes from about 10 minutes to about 17 minutes.");
        assertThat(preview.crowd()).isFalse();
    }

    @Test
    void aHigherCapLetsSomeInAtOnceAndMakesTheWaitShorter() {
        Preview preview = preview(Map.of(), Map.of("cap", 120));

        assertThat(preview.letInAtOnce()).isEqualTo(20);
        assertThat(preview.effects())
                .containsExactly(
                        "20 people are let in at once.",
                        "The wait of somebody who joins now goes from about 10 minutes to about 8 minutes.");
    }

    @ParameterizedTest(name = "cap {0} to {1}: {2} at once, a crowd: {3}")
    @CsvSource({
        "100, 125, 25, false",
        "100, 126, 26, true",
        "100, 5000, 1200, true",
        "5, 15, 10, false",
        "5, 16, 11, true"
    })
    void moreThanAQuarterOfTheCapAtOnceIsACrowdUnlessTheyAreFew(int cap, int to, int atOnce, boolean crowd) {
        Board board = line().with("checkouts", cap).board();
        Preview preview = Preview.of(
                stored(Map.of("cap", cap)), settings(Map.of("cap", to)), board, RecentReadings.NONE, Readings.START);

        assertThat(preview.letInAtOnce()).isEqualTo(atOnce);
        assertThat(preview.crowd()).isEqualTo(crowd);
    }

    @Test
    void resumingAfterTheShopHasEmptiedIsACrowd() {
        Preview preview = Preview.of(
                stored(Map.of("cap", 100, "phase", "paused")),
                settings(Map.of("cap", 100, "phase", "open")),
                line().with("checkouts", 10).board(),
                RecentReadings.NONE,
                Readings.START);

        assertThat(preview.letInAtOnce()).isEqualTo(90);
        assertThat(preview.crowd()).isTrue();
        assertThat(preview.effects())
                .contains("90 people are let in at once.")
                .anyMatch(sentence -> sentence.contains("not known"));
    }

    @Test
    void turningTheGateOffIsACrowdEvenWhenNobodyWaits() {
        Preview preview = Preview.of(
                stored(Map.of("cap", 100)),
                settings(Map.of("cap", 100, "phase", "bypass")),
                Readings.open().board(),
                RecentReadings.NONE,
                Readings.START);

        assertThat(preview.crowd()).isTrue();
        assertThat(preview.effects()).hasSize(1).allMatch(sentence -> sentence.contains("uncounted"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "scheduled, Nobody can join yet",
        "prequeue, nobody is called until the sale opens",
        "paused, 3 turns already offered may still be claimed",
        "draining, '1,200 people in line are served to the end'",
        "closed, '1,200 people in line are told that it is over'"
    })
    void aPhaseIsPutIntoWords(String phase, String words) {
        Preview preview = Preview.of(
                stored(Map.of("cap", 100)),
                settings(Map.of("cap", 100, "phase", phase)),
                line().with("turns", 3).with("checkouts", 97).board(),
                RecentReadings.NONE,
                Readings.START);

        assertThat(preview.effects()).anyMatch(sentence -> sentence.contains(words));
        assertThat(preview.crowd()).isFalse();
    }

    @Test
    void anOpeningTimeThatIsOverActsAtOnce() {
        Preview preview = Preview.of(
                stored(Map.of("cap", 100, "phase", "prequeue")),
                settings(Map.of("cap", 100, "phase", "prequeue", "opensAt", Readings.START.toString())),
                line().board(),
                RecentReadings.NONE,
                Readings.START);

        assertThat(preview.changes())
                .extracting(change -> change.field().jsonName(), SettingChange::toJson)
                .contains(tuple("phase", "open"));
        assertThat(preview.letInAtOnce()).isEqualTo(100);
        assertThat(preview.crowd()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "opensAt, 2031-01-01T12:00:00Z, The sale opens by itself at 2031-01-01T12:00:00Z.",
        "prequeueAt, 2031-01-01T11:00:00Z, People can join from 2031-01-01T11:00:00Z.",
        "closesAt, 2031-01-01T20:00:00Z, The sale closes by itself at 2031-01-01T20:00:00Z.",
        "message, Back at noon., '1,200 people in line read the message when they ask next, within 60 seconds.'",
        "soldOut, true, 'Once the sale is closed, buyers are told that it is sold out.'",
        "claimSeconds, 60, It acts on everything that happens from now on."
    })
    void whatElseIsChangedIsPutIntoWords(String field, String value, String sentence) {
        Object json = value.equals("true") ? Boolean.TRUE : value.matches("\\d+") ? Integer.valueOf(value) : value;
        Preview preview = Preview.of(
                stored(Map.of("cap", 100, "phase", "scheduled")),
                settings(Map.of("cap", 100, "phase", "scheduled", field, json)),
                line().board(),
                RecentReadings.NONE,
                Readings.START);

        assertThat(preview.effects()).containsExactly(sentence);
    }

    @Test
    void aTimeThatDoesNothingIsCalledSo() {
        assertThat(preview(Map.of(), Map.of("opensAt", "2031-01-01T12:00:00Z")).effects())
                .containsExactly("The time 2031-01-01T12:00:00Z does nothing while the phase is open.");
    }

    /** Of a sale with 100 slots, all held, through which 2 people a second go, and 1,200 in line. */
    private static Preview preview(Map<String, Object> before, Map<String, Object> change) {
        RecentReadings recent = Readings.every(
                0,
                300,
                at -> at.with("called", 2 * at.second())
                        .with("claimed", 2 * at.second())
                        .with("completed", 2 * at.second())
                        .with("checkoutMs", 100_000 * at.second())
                        .with("checkouts", 100));
        Map<String, Object> first = new HashMap<>(Map.of("cap", 100));
        first.putAll(before);
        Map<String, Object> then = new HashMap<>(first);
        then.putAll(change);
        return Preview.of(
                stored(first), settings(then), line().with("checkouts", 100).board(), recent, Readings.START);
    }

    private static Readings line() {
        return Readings.open().with("waiting", 1_200).with("present", 1_200);
    }

    private static StoredSettings stored(Map<String, Object> settings) {
        return new StoredSettings(settings(settings), 1, Readings.START.minusSeconds(3_600));
    }

    private static EventSettings settings(Map<String, Object> settings) {
        return EventSettings.ofJson(settings);
    }
}
