package org.onsale.admission.domain;

import java.time.Duration;
import java.util.Locale;

/** How figures read in sentences to the organiser. */
final class Words {
    private Words() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As in "1 slot", "2,300 slots". */
    static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    static String people(long number) {
        return count(number, "person", "people");
    }

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** As in "45 seconds", "12 minutes", "1 h 5 min". */
    static String time(long seconds) {
        if (seconds < 90) {
            return count(seconds, "second", "seconds");
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 120 ? minutes + " minutes" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    static String time(Duration time) {
        return time(time.toSeconds());
    }
}
