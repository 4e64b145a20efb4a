package org.onsale.admission.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an event does at present with the people who come. */
public enum Phase {
    /** Before the sale: nobody may join yet. */
    SCHEDULED,
    /** People may join; nobody is called. */
    PREQUEUE,
    /** The sale runs. */
    OPEN,
    /** Nobody is called; everyone keeps the place, joins go on, turns already offered may be claimed. */
    PAUSED,
    /** No new joins; the line is served to its end. */
    DRAINING,
    /** Over: no joins, nobody is called; turns already offered may be claimed. */
    CLOSED,
    /** The gate is off: everyone goes to the shop uncounted. */
    BYPASS;

    /** Words of all phases as the API spells them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Phase::word).toList();
    }

    /** @throws IllegalArgumentException when no phase has that word */
    public static Phase of(String word) {
        return Arrays.stream(values())
                .filter(phase -> phase.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such phase"));
    }

    /** The word in JSON and Redis, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether those in line are called. */
    public boolean serves() {
        return this == OPEN || this == DRAINING || this == BYPASS;
    }

    /** Whether a newcomer may take a place in line. */
    public boolean takesJoins() {
        return this == PREQUEUE || this == OPEN || this == PAUSED;
    }
}
