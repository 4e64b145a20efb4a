package org.onsale.waitingroom.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.onsale.waitingroom.domain.Wait;

/** Numbers and times in English words. Rounded so that nobody is promised less of a wait than is expected. */
final class PlainFigures {

    private static final DateTimeFormatter TIME = format("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY = format("d MMMM uuuu 'at' HH:mm 'UTC'");
    private static final long MOST_MINUTES_TOLD = 120;

    private PlainFigures() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    static String day(Instant time) {
        return DAY.format(time);
    }

    static String expected(Wait wait) {
        return wait instanceof Wait.Between range ? expected(range) : "not known yet";
    }

    private static String expected(Wait.Between range) {
        if (range.p90Seconds() < 60) {
            return "less than a minute";
        }
        long most = ceil(range.p90Seconds(), 60);
        return most <= MOST_MINUTES_TOLD
                ? between(Math.max(1, range.p50Seconds() / 60), most, "minute")
                : between(Math.max(1, range.p50Seconds() / 3600), ceil(range.p90Seconds(), 3600), "hour");
    }

    private static String between(long least, long most, String unit) {
        return least == most ? "about " + many(most, unit) : least + " to " + many(most, unit);
    }

    /** As exact as it is, in the two largest units. */
    static String lasting(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return many(seconds, "second");
        }
        if (seconds < 3600) {
            return many(seconds / 60, "minute") + rest(seconds % 60, "second");
        }
        return many(seconds / 3600, "hour") + rest(seconds % 3600 / 60, "minute");
    }

    private static String rest(long count, String unit) {
        return count == 0 ? "" : " " + many(count, unit);
    }

    private static String many(long count, String unit) {
        return count(count) + " " + unit + (count == 1 ? "" : "s");
    }

    private static long ceil(long value, long unit) {
        return (value + unit - 1) / unit;
    }
}
