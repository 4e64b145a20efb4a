package org.onsale.loadtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CPU time, user and system, that processes of this machine have used (Linux, in steps of 10 ms). */
final class ProcessCpu {
    private static final int TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private final List<Path> stats;

    ProcessCpu(List<Long> pids) {
        this.stats = pids.stream().map(pid -> Path.of("/proc/" + pid + "/stat")).toList();
    }

    double seconds() {
        return stats.stream().mapToLong(ProcessCpu::ticks).sum() / (double) TICKS_PER_SECOND;
    }

    private static long ticks(Path stat) {
        try {
            return ticks(Files.readString(stat));
        } catch (IOException e) {
            throw new UncheckedIOException("No such process, or not Linux: " + stat, e);
        }
    }

    /** The command in parentheses may contain anything: fields are counted after its end. */
    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    }
}
