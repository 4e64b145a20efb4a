package org.onsale.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the services write. A temporary one is removed when it is closed, unless it was kept for a look at what failed. */
final class LogFolder implements AutoCloseable {

    private final Path path;
    private volatile boolean kept;

    private LogFolder(Path path, boolean kept) {
        this.path = path;
        this.kept = kept;
    }

    static LogFolder open(Optional<Path> given) {
        try {
            return given.isPresent()
                    ? new LogFolder(Files.createDirectories(given.get()), true)
                    : new LogFolder(Files.createTempDirectory("onsale-"), false);
        } catch (IOException e) {
            throw new CannotStart("The folder for logs cannot be made: " + e + "; set ONSALE_LOGS to another one.", e);
        }
    }

    Path path() {
        return path;
    }

    Path file(String service) {
        return path.resolve(service + ".log");
    }

    void keep() {
        kept = true;
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
