package org.onsale.admission.domain;

/**
 * What a node measured of an event. Immutable.
 *
 * @param minute counts of the last minute
 * @param recent readings of the last five minutes
 * @param trail how far the numbers had come when
 */
public record Measurements(TallyWindow minute, RecentReadings recent, NumberTrail trail) {
    public static final Measurements NONE = new Measurements(TallyWindow.EMPTY, RecentReadings.NONE, NumberTrail.NONE);

    /** What a node that just started makes of what was written down. */
    public static Measurements of(SaleHistory history) {
        TallyWindow minute = TallyWindow.EMPTY;
        RecentReadings recent = RecentReadings.NONE;
        for (Reading reading : history.readings()) {
            minute = minute.plus(reading.at(), reading.tally());
            recent = recent.plus(reading);
        }
        return new Measurements(minute, recent, NumberTrail.of(history));
    }

    /** With a later reading. During a hold there are no numbers to go by. */
    public Measurements plus(Reading reading) {
        return new Measurements(
                minute.plus(reading.at(), reading.tally()),
                recent.plus(reading),
                reading.onHold() ? trail : trail.plus(reading));
    }
}
