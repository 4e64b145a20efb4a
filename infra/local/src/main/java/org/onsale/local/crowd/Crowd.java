package org.onsale.local.crowd;

import java.util.Random;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.api.WaitingRoomApi;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A number of simulated buyers who come back for as long as the crowd is open. */
public final class Crowd implements AutoCloseable {

    private final Disposable buyers;

    private Crowd(Disposable buyers) {
        this.buyers = buyers;
    }

    /** Sends the buyers off; returns at once. */
    public static Crowd start(int size, String event, AdmissionApi admission, WaitingRoomApi waitingRoom) {
        return start(size, event, admission, waitingRoom, new RandomHabits(new Random()));
    }

    static Crowd start(int size, String event, AdmissionApi admission, WaitingRoomApi waitingRoom, Habits habits) {
        Visit visit = new Visit(event, admission, waitingRoom, habits);
        return new Crowd(Flux.range(0, size)
                .flatMap(buyer -> comingBack(visit, habits), Math.max(1, size))
                .subscribe());
    }

    /** Errors end a visit, never a buyer. */
    private static Flux<Void> comingBack(Visit visit, Habits habits) {
        Mono<Void> visitAndPause = visit.once()
                .onErrorComplete()
                .then(Mono.defer(() -> Mono.delay(habits.pause())))
                .then();
        return Mono.defer(() -> Mono.delay(habits.arrival())).thenMany(visitAndPause.repeat());
    }

    /** Stops all calls at once; what the buyers hold runs out by itself. */
    @Override
    public void close() {
        buyers.dispose();
    }
}
