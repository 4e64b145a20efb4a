package org.onsale.loadtest.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is measured and how long.
 *
 * @param stretch of each subject in each round
 * @param warmUp requests to each subject before the first round
 * @param connections under way at once, of each subject
 * @param waiting people in the long line
 * @param releases freed slots that are timed
 * @param batch checkouts claimed, and passes checked for the first time, in a round
 * @param java program that runs every Java server
 * @param javaOptions of every Java server
 */
record Plan(
        Set<Part> parts,
        int rounds,
        Duration stretch,
        int warmUp,
        int connections,
        int waiting,
        int releases,
        int batch,
        Path java,
        List<String> javaOptions,
        Optional<Path> waitingRoomJar,
        Optional<Path> admissionJar) {
    /** What can be left out. The bare servers are always measured. */
    enum Part {
        POLL,
        JOIN,
        CHECK,
        CLAIM,
        MEMORY,
        SLOTS
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    boolean needsLongLine() {
        return has(Part.POLL) || has(Part.MEMORY) || has(Part.SLOTS);
    }
}
