package org.onsale.loadtest.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.onsale.loadtest.target.Limits;

/**
 * Whether the load generator is what a run would measure: what it expects of this machine, held against what the machine
 * can do. Doubts are warnings; refused is only what surely cannot work.
 */
record Bottlenecks(Forecast expected, Limits machine, boolean targetIsHere) {
    /** Gatling sends about 46,000 requests/s on two idle processors. */
    private static final long REQUESTS_PER_PROCESSOR = 23_000;

    private static final long SURELY_TOO_MANY = 4;

    /** A buyer in line: the session, the visitor, its tokens and timers. */
    private static final long USUAL_BYTES_A_BUYER = 4_096;

    private static final long LEAST_BYTES_A_BUYER = 1_024;
    private static final long LEAST_OPEN_FILES = 64;

    /** Each request leaves one or two records of 41 bytes. */
    private static final long HISTORY_BYTES_A_REQUEST = 60;

    long historyBytes() {
        return expected.requests() * HISTORY_BYTES_A_REQUEST;
    }

    private long requestsItCanSend() {
        return REQUESTS_PER_PROCESSOR * machine.processors() / (targetIsHere ? 2 : 1);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (expected.peakRequests() > requestsItCanSend() / 2) {
            warnings.add(words(
                    "%,d requests/s at the peak; %d processors%s send %,d at most: times will be the generator's (-Dpart splits it)",
                    expected.peakRequests(),
                    machine.processors(),
                    targetIsHere ? ", shared with the target," : "",
                    requestsItCanSend()));
        }
        addSockets(warnings, machine.openFiles(), "open files (ulimit -n)");
        addSockets(warnings, machine.ports(), "ports (net.ipv4.ip_local_port_range)");
        if (expected.longestLine() * USUAL_BYTES_A_BUYER > machine.heapBytes() / 2) {
            warnings.add(words(
                    "%,d people waiting take about %,d MB of %,d MB of heap",
                    expected.longestLine(),
                    expected.longestLine() * USUAL_BYTES_A_BUYER >> 20,
                    machine.heapBytes() >> 20));
        }
        if (historyBytes() > machine.diskBytes() / 2) {
            warnings.add(words(
                    "the history takes about %,d MB of %,d MB left on the disk",
                    historyBytes() >> 20, machine.diskBytes() >> 20));
        }
        return warnings;
    }

    /** Connections are shared while answers are quick; each request of a second in which the target stalls needs its own. */
    private void addSockets(List<String> warnings, OptionalLong limit, String what) {
        if (limit.isPresent() && expected.peakRequests() > limit.getAsLong()) {
            warnings.add(words(
                    "a target that stalls for a second at the peak needs %,d connections, there are %,d %s",
                    expected.peakRequests(), limit.getAsLong(), what));
        }
    }

    /** @throws IllegalStateException when the run surely cannot work from here */
    void refuseTheImpossible() {
        refuse(
                expected.peakRequests() > SURELY_TOO_MANY * REQUESTS_PER_PROCESSOR * machine.processors(),
                words(
                        "%,d requests/s are more than %d processors can send: split the run (-Dpart=1/4)",
                        expected.peakRequests(), machine.processors()));
        refuse(
                expected.longestLine() * LEAST_BYTES_A_BUYER > machine.heapBytes(),
                words(
                        "%,d people waiting do not fit into %,d MB of heap: split the run (-Dpart=1/4) or raise -Xmx",
                        expected.longestLine(), machine.heapBytes() >> 20));
        refuse(
                machine.openFiles().isPresent() && machine.openFiles().getAsLong() < LEAST_OPEN_FILES,
                words(
                        "%,d open files do not do, want %d at least: ulimit -n",
                        machine.openFiles().orElse(0), LEAST_OPEN_FILES));
        refuse(
                historyBytes() / 2 > machine.diskBytes(),
                words(
                        "the history takes about %,d MB, there are %,d MB left where -Dresults points",
                        historyBytes() >> 20, machine.diskBytes() >> 20));
    }

    private static void refuse(boolean impossible, String why) {
        if (impossible) {
            throw new IllegalStateException("This machine cannot do that: " + why);
        }
    }

    private static String words(String what, Object... values) {
        return String.format(Locale.ROOT, what, values);
    }
}
