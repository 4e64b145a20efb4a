package org.onsale.loadtest.trace;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of arrivals: counts ({@code offset_s,count}) or an access log, each as it is or compressed by gzip. Which it is is
 * told from its content, not from its name.
 *
 * @param name a path, or with the prefix {@code classpath:} a resource
 */
public record TraceFile(String name) {
    private static final int LOOKED_AT = 1 << 16;
    private static final String RESOURCE = "classpath:";

    private enum Kind {
        COUNTS,
        ACCESS_LOG
    }

    /**
     * @param binSeconds width of the bins of counts; absent: told from the offsets
     * @param selection of an access log's requests; counts have nothing to select from
     * @throws TraceFormatException when it cannot be read as either
     */
    public Recording read(OptionalInt binSeconds, LogSelection selection, ReadProgress progress) throws IOException {
        try (InputStream in = uncompressed()) {
            return switch (kind(in)) {
                case COUNTS -> Recording.ofCounts(TraceReader.read(name, in, binSeconds));
                case ACCESS_LOG -> AccessLog.read(name, in, selection, progress);
            };
        } catch (EOFException | ZipException e) {
            throw new TraceFormatException(name, "its compressed data break off: is the file complete?");
        }
    }

    private InputStream uncompressed() throws IOException {
        InputStream in = new BufferedInputStream(stored(), LOOKED_AT);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, LOOKED_AT), LOOKED_AT) : in;
    }

    private InputStream stored() throws IOException {
        if (!name.startsWith(RESOURCE)) {
            Path path = Path.of(name);
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw new TraceFormatException(name, "there is no such file, or it may not be read");
            }
            return Files.newInputStream(path);
        }
        InputStream resource = TraceFile.class.getResourceAsStream("/" + name.substring(RESOURCE.length()));
        if (resource == null) {
            throw new TraceFormatException(name, "there is no such resource");
        }
        return resource;
    }

    private Kind kind(InputStream in) throws IOException {
        in.mark(LOOKED_AT);
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(in.readNBytes(LOOKED_AT)));
        in.reset();
        String first = "";
        while (lines.next()) {
            if (new AccessLogFormat().read(lines.line(), lines.length()).isPresent()) {
                return Kind.ACCESS_LOG;
            }
            String line = lines.text().replace("\uFEFF", "").strip();
            if (TraceReader.isCounts(line)) {
                return Kind.COUNTS;
            }
            first = first.isEmpty() && !line.startsWith("#") ? lines.shown() : first;
        }
        throw new TraceFormatException(
                name,
                "neither counts (offset_s,count) nor an access log (common or combined format); "
                        + (first.isEmpty() ? "it has no lines" : "it begins with " + first));
    }
}
