package org.onsale.admission.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

final class CoalescedTest {
    private final List<Sinks.One<String>> runs = new ArrayList<>();
    private final Coalesced<String> job = new Coalesced<>(Mono.defer(() -> {
        Sinks.One<String> run = Sinks.one();
        runs.add(run);
        return run.asMono();
    }));

    @Test
    void whoeverAsksDuringARunSharesTheNextOne() {
        List<String> answers = new ArrayList<>();
        job.request().subscribe(answer -> answers.add("first " + answer));
        for (int i = 0; i < 10; i++) {
            job.request().subscribe(answer -> answers.add("later " + answer));
        }
        assertThat(runs).hasSize(1);

        runs.get(0).tryEmitValue("a");
        assertThat(runs).hasSize(2);
        runs.get(1).tryEmitValue("b");

        assertThat(answers).containsOnlyOnce("first a").hasSize(11);
        assertThat(answers.subList(1, 11)).containsOnly("later b");
        assertThat(runs).hasSize(2);
    }

    @Test
    void afterARunTheNextRequestBeginsANewOne() {
        job.request().subscribe();
        runs.get(0).tryEmitValue("a");

        job.request().subscribe();

        assertThat(runs).hasSize(2);
    }

    @Test
    void aFailedRunFailsItsCallersAndNotTheNextOnes() {
        AtomicInteger failures = new AtomicInteger();
        List<String> answers = new ArrayList<>();
        job.request().subscribe(answers::add, error -> failures.incrementAndGet());
        job.request().subscribe(answers::add, error -> failures.incrementAndGet());

        runs.get(0).tryEmitError(new IllegalStateException());
        runs.get(1).tryEmitValue("b");

        assertThat(failures).hasValue(1);
        assertThat(answers).containsExactly("b");
    }

    @Test
    void aCallerWhoGoesAwayStopsNothing() {
        job.request().subscribe().dispose();
        List<String> answers = new ArrayList<>();
        job.request().subscribe(answers::add);

        runs.get(0).tryEmitValue("a");
        runs.get(1).tryEmitValue("b");

        assertThat(answers).containsExactly("b");
    }

    @Test
    void aTickDuringARunIsPassedOver() {
        job.request().subscribe();
        List<String> answers = new ArrayList<>();

        job.requestUnlessRunning().subscribe(answers::add);
        runs.get(0).tryEmitValue("a");

        assertThat(answers).isEmpty();
        assertThat(runs).hasSize(1);
    }
}
