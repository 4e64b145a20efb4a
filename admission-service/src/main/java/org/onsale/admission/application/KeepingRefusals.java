package org.onsale.admission.application;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.onsale.admission.domain.Refusal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes refusals down without keeping anybody waiting: they are noted in memory and written in the background. While
 * the store is away the first {@value #MOST_NOTED} wait for it, further ones are not written down.
 */
public final class KeepingRefusals {
    static final int MOST_NOTED = 1_000;

    private final Log log;
    private final BlockingQueue<Refusal> noted = new ArrayBlockingQueue<>(MOST_NOTED);

    /** Where refusals are written. */
    public interface Log {
        Mono<Void> write(Refusal refusal);

        /** Newest first. */
        Mono<List<Refusal>> latest(int most);
    }

    public KeepingRefusals(Log log) {
        this.log = log;
    }

    /** Takes a refusal at once. */
    public void note(Refusal refusal) {
        noted.offer(refusal);
    }

    /** Writes what is noted, in order; ends with the first that cannot be written, which stays noted. */
    public Mono<Void> write() {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(noted)))
                .concatMap(refusal -> log.write(refusal).then(Mono.fromRunnable(() -> noted.remove(refusal))))
                .then();
    }

    /** What was written down, newest first. */
    public Mono<List<Refusal>> latest(int most) {
        return log.latest(most);
    }
}
