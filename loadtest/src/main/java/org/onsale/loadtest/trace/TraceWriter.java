package org.onsale.loadtest.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes arrivals by second in the form in which traces are read. */
public final class TraceWriter {
    private TraceWriter() {}

    /** @param head lines above the counts, without their {@code #}; control characters in them become spaces */
    public static void write(Path file, List<String> head, List<Integer> perSecond) throws IOException {
        long total = perSecond.stream().mapToLong(Integer::longValue).sum();
        int most = perSecond.stream().mapToInt(Integer::intValue).max().orElse(0);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String line : head) {
                out.write("# " + line.replaceAll("\\p{Cntrl}", " ") + "\n");
            }
            out.write("# seconds=" + perSecond.size() + " total=" + total + " max=" + most + "\n");
            out.write(TraceReader.HEADER + "\n");
            for (int second = 0; second < perSecond.size(); second++) {
                out.write(second + "," + perSecond.get(second) + "\n");
            }
        }
    }
}
