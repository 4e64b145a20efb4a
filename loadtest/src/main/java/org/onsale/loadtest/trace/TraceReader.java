package org.onsale.loadtest.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;

/**
 * Reads {@code offset_s,count} lines: whole seconds since the start, ascending, and the people who came in the bin that
 * starts there. Empty lines and the header are passed over; lines starting with {@code #} above the counts are the head.
 */
final class TraceReader {
    static final String HEADER = "offset_s,count";
    private static final String WANTED = "want two whole numbers, offset_s,count, for example 12,844";
    private static final long MOST_IN_A_BIN = 1_000_000_000L;
    private static final int MOST_HEAD = 1_000;
    static final int MOST_BINS = 1_000_000;

    private TraceReader() {}

    /** @param binSeconds absent: told from the offsets */
    static ArrivalTrace read(String source, InputStream text, OptionalInt binSeconds) throws IOException {
        BoundedLines lines = new BoundedLines(text);
        List<Bin> bins = new ArrayList<>();
        List<String> head = new ArrayList<>();
        while (lines.next()) {
            int number = (int) Math.min(Integer.MAX_VALUE, lines.lines());
            String content = lines.text().replace("\uFEFF", "").strip();
            if (content.startsWith("#")) {
                keep(content, bins, head);
            } else if (!content.isEmpty() && !content.equals(HEADER)) {
                Bin bin = parse(source, number, content);
                checkOrder(source, number, bin, bins);
                bins.add(bin);
            }
        }
        if (bins.isEmpty()) {
            throw new TraceFormatException(source, "it has no arrivals; " + WANTED);
        }
        return new ArrivalTrace(source, width(source, bins, binSeconds), bins, head);
    }

    /** What a trace says about itself stands above its counts. */
    private static void keep(String comment, List<Bin> bins, List<String> head) {
        if (bins.isEmpty() && head.size() < MOST_HEAD) {
            head.add(comment.substring(1).strip());
        }
    }

    static boolean isCounts(String line) {
        return line.equals(HEADER) || line.matches("[0-9]{1,12}\\s*,\\s*[0-9]{1,12}");
    }

    private static Bin parse(String source, int line, String content) {
        String[] fields = content.split(",", -1);
        if (fields.length != 2 || !isWhole(fields[0]) || !isWhole(fields[1])) {
            throw new TraceFormatException(source, line, "got \"" + shortened(content) + "\", " + WANTED);
        }
        Bin bin = new Bin(Long.parseLong(fields[0].strip()), Long.parseLong(fields[1].strip()));
        if (bin.count() > MOST_IN_A_BIN) {
            throw new TraceFormatException(
                    source, line, "got " + bin.count() + " people in one bin, want at most " + MOST_IN_A_BIN);
        }
        return bin;
    }

    private static String shortened(String content) {
        return content.length() <= 80 ? content : content.substring(0, 80) + "…";
    }

    private static boolean isWhole(String field) {
        return field.strip().matches("[0-9]{1,12}");
    }

    private static void checkOrder(String source, int line, Bin bin, List<Bin> before) {
        if (before.size() == MOST_BINS) {
            throw new TraceFormatException(source, line, "more than " + MOST_BINS + " bins");
        }
        if (!before.isEmpty()
                && bin.offsetSeconds() <= before.get(before.size() - 1).offsetSeconds()) {
            throw new TraceFormatException(
                    source, line, "got offset " + bin.offsetSeconds() + ", want one after the line before");
        }
    }

    private static int width(String source, List<Bin> bins, OptionalInt given) {
        long common = 0;
        for (int i = 1; i < bins.size(); i++) {
            common = gcd(bins.get(i).offsetSeconds() - bins.get(i - 1).offsetSeconds(), common);
        }
        if (given.isPresent()) {
            if (given.getAsInt() < 1 || common % given.getAsInt() != 0) {
                throw new TraceFormatException(
                        source, "offsets are not multiples of the given bin " + given.getAsInt());
            }
            return given.getAsInt();
        }
        if (common > 1 && common % 60 != 0) {
            throw new TraceFormatException(source, "bins of 1 s or of 60 s? Say so by the option trace.bin");
        }
        return common <= 1 ? 1 : 60;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
