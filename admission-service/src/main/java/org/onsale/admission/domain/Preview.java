package org.onsale.admission.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change of settings would do, told before it is made.
 *
 * @param now what somebody who joins now waits
 * @param then what they would wait
 * @param letInAtOnce people who would be called the moment the change is made
 * @param crowd whether that is so many that an organiser should say twice that it is meant
 * @param effects sentences for the organiser
 */
public record Preview(
        List<SettingChange> changes, Wait now, Wait then, int letInAtOnce, boolean crowd, List<String> effects) {
    /** Up to so many at once are no crowd, however small the shop. */
    private static final int FEW = 10;
    /** More than one in so many of the cap that stood before are a crowd. */
    private static final int PART_OF_CAP = 4;

    /**
     * Of a change.
     *
     * @param wanted the settings as they would be written
     * @param at when; times of the event that are over by then act at once
     */
    public static Preview of(
            StoredSettings stored, EventSettings wanted, Board board, RecentReadings recent, Instant at) {
        EventSettings before = stored.settings();
        EventSettings after = Timetable.due(stored.replacedBy(wanted, at), at)
                .map(phase -> wanted.patched(Map.of(SettingField.PHASE.jsonName(), phase.word())))
                .orElse(wanted);
        List<SettingChange> changes = SettingChange.between(Optional.of(before), after);
        Forecast forecast = new Forecast(before, board, recent);
        Wait now = forecast.now();
        Wait then = forecast.under(after);
        int atOnce = changes.isEmpty() ? 0 : forecast.letInAtOnce(after);
        return new Preview(
                changes,
                now,
                then,
                atOnce,
                isCrowd(before, after, atOnce),
                new Effects(before, after, board, at).sentences(changes, now, then, atOnce));
    }

    /** The gate off is always one: nobody counts who comes. */
    private static boolean isCrowd(EventSettings before, EventSettings after, int atOnce) {
        boolean turnsGateOff = after.phase() == Phase.BYPASS && before.phase() != Phase.BYPASS;
        return turnsGateOff || atOnce > Math.max(FEW, before.cap() / PART_OF_CAP);
    }
}
