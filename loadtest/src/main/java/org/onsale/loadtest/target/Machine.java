package org.onsale.loadtest.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What this machine lets a load generator do. */
public final class Machine {
    private static final String OPEN_FILES = "Max open files";
    private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private Machine() {}

    /** Sockets and files this process may hold at once; empty where the system does not tell. */
    public static OptionalLong openFileLimit() {
        try {
            return openFileLimit(Files.readAllLines(Path.of("/proc/self/limits")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** @param results where they are going to be written; need not exist yet */
    public static Limits limits(Path results) {
        return new Limits(
                Runtime.getRuntime().availableProcessors(),
                openFileLimit(),
                ports(),
                Runtime.getRuntime().maxMemory(),
                freeBytes(results));
    }

    private static OptionalLong ports() {
        try {
            // By lines: the kernel tells such a file in one read or not at all, and readString begins with one byte.
            return ports(String.join(" ", Files.readAllLines(PORT_RANGE)));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong ports(String range) {
        String[] bounds = range.strip().split("\\s+");
        return bounds.length == 2 && range.strip().matches("\\d+\\s+\\d+")
                ? OptionalLong.of(Long.parseLong(bounds[1]) - Long.parseLong(bounds[0]) + 1)
                : OptionalLong.empty();
    }

    private static long freeBytes(Path results) {
        Path existing = results.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing.toFile().getUsableSpace();
    }

    /** Processors, memory, Java and system, in words. */
    public static String inWords() {
        return "%d processors, %d MB of heap, Java %s, %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    static OptionalLong openFileLimit(List<String> limits) {
        return limits.stream()
                .filter(line -> line.startsWith(OPEN_FILES))
                .map(line -> line.substring(OPEN_FILES.length()).strip().split("\\s+")[0])
                .filter(soft -> soft.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
