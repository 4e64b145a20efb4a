package org.onsale.local.crowd;

import java.time.Duration;
import java.util.Set;
import org.onsale.local.api.AdmissionApi;
import org.onsale.local.api.Answer;
import org.onsale.local.api.Outcome;
import org.onsale.local.api.WaitingRoomApi;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** A simulated buyer's way through the sale: enter, wait if told to, claim, check out, buy or leave. */
final class Visit {

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(2);
    private static final Set<String> STILL_IN_LINE = Set.of("waiting", "paused", "prequeue");

    private final String event;
    private final AdmissionApi admission;
    private final WaitingRoomApi waitingRoom;
    private final Habits habits;

    Visit(String event, AdmissionApi admission, WaitingRoomApi waitingRoom, Habits habits) {
        this.event = event;
        this.admission = admission;
        this.waitingRoom = waitingRoom;
        this.habits = habits;
    }

    /** One visit; empty when it is over, however it ended. */
    Mono<Void> once() {
        return Mono.fromSupplier(habits::key)
                .flatMap(key -> patiently(admission.enter(event, key))
                        .flatMap(entered -> entered.status() == 201 ? Mono.just(entered) : waitInLine(key)))
                .flatMap(this::checkOut);
    }

    /** The claimed checkout, or empty when the line let the buyer go without one. */
    private Mono<Answer> waitInLine(String key) {
        return patiently(waitingRoom.join(event, key))
                .filter(Answer::isOk)
                .flatMap(joined -> untilCalled(joined.text("place"), joined))
                .filter(last -> last.text("status").equals("turn"))
                .flatMap(last -> patiently(admission.claim(
                        event, last.body().path("turn").path("code").asString(""))))
                .filter(Answer::isOk);
    }

    private Mono<Answer> untilCalled(String place, Answer joined) {
        return Mono.just(joined)
                .expand(last -> STILL_IN_LINE.contains(last.text("status")) ? pollAfter(last, place) : Mono.empty())
                .last();
    }

    private Mono<Answer> pollAfter(Answer last, String place) {
        Duration wait = Duration.ofMillis(last.body().path("pollAfterMs").asLong(DEFAULT_WAIT.toMillis()));
        return Mono.delay(wait).then(patiently(waitingRoom.turn(event, place)));
    }

    private Mono<Void> checkOut(Answer admitted) {
        String checkout = admitted.text("checkout");
        String pass = admitted.text("pass");
        Outcome outcome = habits.buys() ? Outcome.COMPLETED : Outcome.ABANDONED;
        return heartbeats(
                        checkout, pass, admitted.body().path("heartbeatSeconds").asLong(0))
                .takeUntilOther(Mono.delay(habits.checkout()))
                .then(patiently(admission.release(event, checkout, pass, outcome)))
                .then();
    }

    private Flux<Answer> heartbeats(String checkout, String pass, long everySeconds) {
        if (everySeconds == 0) {
            return Flux.never();
        }
        return Flux.interval(Duration.ofSeconds(everySeconds))
                .onBackpressureDrop()
                .concatMap(beat -> admission.heartbeat(event, checkout, pass).onErrorComplete());
    }

    /** Asks again, after the stated wait, for as long as the service refuses or cannot be reached. */
    private static Mono<Answer> patiently(Mono<Answer> call) {
        return call.flatMap(
                        answer -> answer.isRefusedForNow() ? Mono.error(new RefusedForNow(answer)) : Mono.just(answer))
                .retryWhen(
                        Retry.from(failures -> failures.concatMap(failed -> Mono.delay(waitAfter(failed.failure())))));
    }

    private static Duration waitAfter(Throwable failure) {
        return failure instanceof RefusedForNow refused
                ? refused.answer.retryAfter().orElse(DEFAULT_WAIT)
                : DEFAULT_WAIT;
    }

    private static final class RefusedForNow extends RuntimeException {

        private final transient Answer answer;

        RefusedForNow(Answer answer) {
            super("answered " + answer.status(), null, false, false);
            this.answer = answer;
        }
    }
}
