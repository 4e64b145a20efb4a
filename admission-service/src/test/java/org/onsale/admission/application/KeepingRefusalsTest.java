package org.onsale.admission.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.Refusal;
import reactor.core.publisher.Mono;

final class KeepingRefusalsTest {
    private final List<Refusal> written = new ArrayList<>();
    private boolean isAway;

    private final KeepingRefusals keeping = new KeepingRefusals(new KeepingRefusals.Log() {
        @Override
        public Mono<Void> write(Refusal refusal) {
            return Mono.defer(() -> {
                if (isAway) {
                    return Mono.error(new IllegalStateException("away"));
                }
                written.add(refusal);
                return Mono.empty();
            });
        }

        @Override
        public Mono<List<Refusal>> latest(int most) {
            return Mono.just(List.copyOf(written));
        }
    });

    @Test
    void whatIsNotedIsWrittenOnceAndInOrder() {
        keeping.note(refusal("a"));
        keeping.note(refusal("b"));

        keeping.write().block();
        keeping.write().block();

        assertThat(written).containsExactly(refusal("a"), refusal("b"));
    }

    @Test
    void whileTheStoreIsAwayRefusalsWaitAndTheirNumberIsBounded() {
        isAway = true;
        for (int i = 0; i < 2 * KeepingRefusals.MOST_NOTED; i++) {
            keeping.note(refusal("r" + i));
        }
        keeping.write().onErrorComplete().block();

        isAway = false;
        keeping.write().block();

        assertThat(written).hasSize(KeepingRefusals.MOST_NOTED).startsWith(refusal("r0"), refusal("r1"));
    }

    private static Refusal refusal(String request) {
        return new Refusal(
                Instant.EPOCH,
                Optional.empty(),
                "192.0.2.7",
                "GET",
                "/v1/admin/me",
                Optional.empty(),
                Refusal.Why.NO_TOKEN,
                request);
    }
}
