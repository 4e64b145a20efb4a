package org.onsale.loadtest.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;

/**
 * Reads {@code offset_s,count} lines: whole seconds since the start, ascending, and the people who came in the bin that
 * starts there. Lines starting with {@code #}, empty lines and the header are passed over.
 */
public final class TraceReader {
    private static final String HEADER = "offset_s,count";
    private static final String WANTED = "want two whole numbers, offset_s,count, for example 12,844";
    private static final long MOST_IN_A_BIN = 1_000_000_000L;
    private static final int MOST_BINS = 1_000_000;

    private TraceReader() {}

    /** A file, or with the prefix {@code classpath:} a resource. @param binSeconds absent: told from the offsets */
    public static ArrivalTrace open(String name, OptionalInt binSeconds) throws IOException {
        if (!name.startsWith("classpath:")) {
            try (Reader reader = Files.newBufferedReader(Path.of(name))) {
                return read(name, reader, binSeconds);
            }
        }
        String resource = "/" + name.substring("classpath:".length());
        try (InputStream in = TraceReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new TraceFormatException(name, "there is no such resource");
            }
            return read(name, new InputStreamReader(in, StandardCharsets.UTF_8), binSeconds);
        }
    }

    public static ArrivalTrace read(String source, Reader text, OptionalInt binSeconds) throws IOException {
        BufferedReader lines = new BufferedReader(text);
        List<Bin> bins = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#") && !content.equals(HEADER)) {
                Bin bin = parse(source, number, content);
                checkOrder(source, number, bin, bins);
                bins.add(bin);
            }
        }
        if (bins.isEmpty()) {
            throw new TraceFormatException(source, "it has no arrivals; " + WANTED);
        }
        return new ArrivalTrace(source, width(source, bins, binSeconds), bins);
    }

    private static Bin parse(String source, int line, String content) {
        String[] fields = content.split(",", -1);
        if (fields.length != 2 || !isWhole(fields[0]) || !isWhole(fields[1])) {
            throw new TraceFormatException(source, line, "got \"" + content + "\", " + WANTED);
        }
        Bin bin = new Bin(Long.parseLong(fields[0].strip()), Long.parseLong(fields[1].strip()));
        if (bin.count() > MOST_IN_A_BIN) {
            throw new TraceFormatException(
                    source, line, "got " + bin.count() + " people in one bin, want at most " + MOST_IN_A_BIN);
        }
        return bin;
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
