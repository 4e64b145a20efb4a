package org.onsale.waitingroom.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Sends many requests in few scripts: while one script is under way the next requests wait, and go together in the next
 * one. With little to do that adds no delay, with much to do the batches grow by themselves.
 *
 * <p>A batch belongs to all its callers, so it runs apart from each of them: one who hangs up takes no answer away from
 * the others. It ends within the time limit of the call.
 */
final class Batches<Q, A> {

    private final Function<List<Q>, Mono<List<A>>> script;
    private final int mostTogether;
    private final int mostWaiting;
    private final Queue<Request<Q, A>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean isUnderWay = new AtomicBoolean();

    /**
     * @param script answers each request, in their order
     * @param mostTogether most requests of a script
     * @param mostWaiting most requests that wait; what is beyond fails with {@link Overloaded}
     */
    Batches(Function<List<Q>, Mono<List<A>>> script, int mostTogether, int mostWaiting) {
        this.script = script;
        this.mostTogether = mostTogether;
        this.mostWaiting = mostWaiting;
    }

    private record Request<Q, A>(Q question, Sinks.One<A> answer) {}

    Mono<A> submit(Q question) {
        return Mono.defer(() -> {
            if (waiting.incrementAndGet() > mostWaiting) {
                waiting.decrementAndGet();
                return Mono.error(new Overloaded(mostWaiting + " requests wait already"));
            }
            Sinks.One<A> answer = Sinks.one();
            queue.add(new Request<>(question, answer));
            runNext();
            return answer.asMono();
        });
    }

    private void runNext() {
        while (!queue.isEmpty() && isUnderWay.compareAndSet(false, true)) {
            List<Request<Q, A>> batch = take();
            if (batch.isEmpty()) {
                isUnderWay.set(false);
            } else {
                run(batch);
            }
        }
    }

    private List<Request<Q, A>> take() {
        List<Request<Q, A>> batch = new ArrayList<>();
        while (batch.size() < mostTogether) {
            Request<Q, A> request = queue.poll();
            if (request == null) {
                break;
            }
            batch.add(request);
        }
        waiting.addAndGet(-batch.size());
        return batch;
    }

    private void run(List<Request<Q, A>> batch) {
        Mono.defer(() -> script.apply(batch.stream().map(Request::question).toList()))
                .filter(answers -> answers.size() == batch.size())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("Not one answer for each request")))
                .doFinally(end -> {
                    isUnderWay.set(false);
                    runNext();
                })
                .subscribe(answers -> answer(batch, answers), failure -> fail(batch, failure));
    }

    private static <Q, A> void answer(List<Request<Q, A>> batch, List<A> answers) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().tryEmitValue(answers.get(i));
        }
    }

    private static <Q, A> void fail(List<Request<Q, A>> batch, Throwable failure) {
        batch.forEach(request -> request.answer().tryEmitError(failure));
    }
}
