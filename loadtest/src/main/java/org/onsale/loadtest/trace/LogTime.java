package org.onsale.loadtest.trace;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;

/** The time of an access log's line, {@code [10/Oct/2000:13:55:36 -0700]}; its zone is told with it, so a change of clocks needs no care. */
final class LogTime {
    static final int LENGTH = 28;

    private static final String PATTERN = "[00/aaa/0000:00:00:00 +0000]";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int MOST_ZONE_HOURS = 18;

    private LogTime() {}

    /** Unix time in seconds; empty when there is no time at this place. */
    static OptionalLong read(byte[] line, int at, int length) {
        if (at + LENGTH > length || !fits(line, at)) {
            return OptionalLong.empty();
        }
        int month = MONTHS.indexOf(new String(line, at + 4, 3, StandardCharsets.ISO_8859_1));
        int day = number(line, at + 1, 2);
        int year = number(line, at + 8, 4);
        int hour = number(line, at + 13, 2);
        int minute = number(line, at + 16, 2);
        int second = number(line, at + 19, 2);
        int zoneHours = number(line, at + 23, 2);
        int zoneMinutes = number(line, at + 25, 2);
        if (month < 0
                || month % 3 != 0
                || day < 1
                || day > YearMonth.of(year, month / 3 + 1).lengthOfMonth()) {
            return OptionalLong.empty();
        }
        if (hour > 23 || minute > 59 || second > 60 || zoneHours > MOST_ZONE_HOURS || zoneMinutes > 59) {
            return OptionalLong.empty();
        }
        long local =
                LocalDate.of(year, month / 3 + 1, day).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
        long zone = zoneHours * 3_600L + zoneMinutes * 60L;
        return OptionalLong.of(line[at + 22] == '-' ? local + zone : local - zone);
    }

    private static boolean fits(byte[] line, int at) {
        for (int i = 0; i < LENGTH; i++) {
            byte found = line[at + i];
            boolean right = switch (PATTERN.charAt(i)) {
                case '0' -> found >= '0' && found <= '9';
                case 'a' -> found >= 'A' && found <= 'z';
                case '+' -> found == '+' || found == '-';
                default -> found == PATTERN.charAt(i);
            };
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] line, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            number = 10 * number + line[i] - '0';
        }
        return number;
    }
}
