package org.onsale.waitingroom.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class BatchesTest {

    private final Server server = new Server();
    private final Batches<Integer, String> batches = new Batches<>(server::run, 4, 10);

    @Test
    void firstGoesAtOnceAndWhoComesMeanwhileGoesTogether() {
        List<String> answers = submit(1, 2, 3);

        assertThat(server.batches).containsExactly(List.of(1));
        server.answerOldest();
        assertThat(server.batches).containsExactly(List.of(1), List.of(2, 3));
        server.answerOldest();
        assertThat(answers).containsExactly("a1", "a2", "a3");
    }

    @Test
    void noBatchIsLargerThanAllowed() {
        submit(IntStream.rangeClosed(1, 10).toArray());

        server.answerOldest();
        server.answerOldest();

        assertThat(server.batches).extracting(List::size).containsExactly(1, 4, 4);
    }

    @Test
    void beyondTheBoundIsRefusedAtOnce() {
        submit(IntStream.rangeClosed(1, 11).toArray());

        StepVerifier.create(batches.submit(12)).verifyError(Overloaded.class);
        server.answerOldest();
        submit(13);
        assertThat(server.batches).hasSize(2);
    }

    @Test
    void failureReachesAllOfTheBatchAndNobodyElse() {
        List<String> answers = submit(1, 2, 3);

        server.failOldest(new IllegalStateException("away"));
        server.answerOldest();

        assertThat(answers).containsExactly("away", "a2", "a3");
    }

    @Test
    void scriptThatThrowsIsAFailure() {
        Batches<Integer, String> broken = new Batches<>(
                questions -> {
                    throw new IllegalStateException("broken");
                },
                4,
                10);

        StepVerifier.create(broken.submit(1)).verifyErrorMessage("broken");
        StepVerifier.create(broken.submit(2)).verifyErrorMessage("broken");
    }

    @Test
    void notOneAnswerEachIsAFailure() {
        Batches<Integer, String> short1 = new Batches<>(questions -> Mono.just(List.of()), 4, 10);

        StepVerifier.create(short1.submit(1)).verifyErrorMessage("Not one answer for each request");
    }

    @Test
    void whoHangsUpTakesNoAnswerAwayFromOthers() {
        Disposable first = batches.submit(1).subscribe();
        List<String> answers = submit(2, 3);

        first.dispose();
        server.answerOldest();
        server.answerOldest();

        assertThat(answers).containsExactly("a2", "a3");
    }

    @Test
    void nothingIsAskedBeforeSubscription() {
        batches.submit(1);

        assertThat(server.batches).isEmpty();
    }

    @Test
    void manyThreadsGetEachItsOwnAnswer() {
        Set<Integer> once = ConcurrentHashMap.newKeySet();
        Batches<Integer, String> parallel = new Batches<>(
                questions -> Mono.fromSupplier(() -> {
                            questions.forEach(
                                    question -> assertThat(once.add(question)).isTrue());
                            return questions.stream()
                                    .map(question -> "a" + question)
                                    .toList();
                        })
                        .subscribeOn(Schedulers.parallel()),
                128,
                100_000);

        Flux<Boolean> right = Flux.range(0, 50_000)
                .flatMap(
                        i -> parallel.submit(i)
                                .subscribeOn(Schedulers.boundedElastic())
                                .map(answer -> answer.equals("a" + i)),
                        512);

        StepVerifier.create(right.distinct().collectList())
                .expectNext(List.of(true))
                .verifyComplete();
        assertThat(once).hasSize(50_000);
    }

    private List<String> submit(int... questions) {
        List<String> answers = new ArrayList<>();
        for (int question : questions) {
            batches.submit(question).subscribe(answers::add, failure -> answers.add(failure.getMessage()));
        }
        return answers;
    }

    /** Answers when told to. */
    private static final class Server {

        private final List<List<Integer>> batches = new ArrayList<>();
        private final List<Sinks.One<List<String>>> open = new ArrayList<>();

        Mono<List<String>> run(List<Integer> questions) {
            batches.add(questions);
            Sinks.One<List<String>> answer = Sinks.one();
            open.add(answer);
            return answer.asMono();
        }

        void answerOldest() {
            List<Integer> questions = batches.get(batches.size() - open.size());
            open.remove(0)
                    .tryEmitValue(
                            questions.stream().map(question -> "a" + question).toList());
        }

        void failOldest(RuntimeException failure) {
            open.remove(0).tryEmitError(failure);
        }
    }
}
