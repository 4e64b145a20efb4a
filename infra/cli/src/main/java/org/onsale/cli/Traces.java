package org.onsale.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.onsale.admission.domain.whatif.Arrivals;

/**
 * Recorded arrivals: lines of {@code offset_s,count}, offsets ascending and whole multiples of the bin's width, which is the
 * least distance of two of them. Lines that begin with {@code #} and a first line of names are passed over.
 */
final class Traces {
    private static final String LINE = "\\d{1,7},\\d{1,9}";

    private Traces() {}

    static Arrivals read(Path file) {
        List<long[]> bins = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("offset_s"))
                    .forEach(line -> bins.add(bin(file, line)));
        } catch (IOException | UncheckedIOException e) {
            throw new Refused("\"" + file + "\" cannot be read");
        }
        return arrivals(file, bins);
    }

    private static long[] bin(Path file, String line) {
        if (!line.matches(LINE)) {
            throw new Refused(file + ": \"" + shortened(line) + "\" is not a line of offset_s,count");
        }
        String[] both = line.split(",");
        return new long[] {Long.parseLong(both[0]), Long.parseLong(both[1])};
    }

    private static String shortened(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    private static Arrivals arrivals(Path file, List<long[]> bins) {
        long width = bins.size() == 1 ? 1 : Long.MAX_VALUE;
        for (int i = 1; i < bins.size(); i++) {
            long apart = bins.get(i)[0] - bins.get(i - 1)[0];
            if (apart < 1) {
                throw new Refused(
                        file + ": offsets must ascend, but " + bins.get(i)[0] + " follows " + bins.get(i - 1)[0]);
            }
            width = Math.min(width, apart);
        }
        long last = bins.isEmpty() ? 0 : bins.get(bins.size() - 1)[0];
        if (last >= Arrivals.LONGEST_SECONDS) {
            throw new Refused(file + ": at most " + Arrivals.LONGEST_SECONDS + " s can be simulated");
        }
        if (bins.isEmpty()) {
            return new Arrivals(1, new int[0]);
        }
        int[] counts = new int[(int) (last / width) + 1];
        for (long[] bin : bins) {
            if (bin[0] % width != 0) {
                throw new Refused(
                        file + ": offset " + bin[0] + " is no multiple of " + width + ", the width of the bins");
            }
            counts[(int) (bin[0] / width)] = (int) Math.min(Integer.MAX_VALUE, bin[1]);
        }
        return new Arrivals((int) width, counts);
    }
}
