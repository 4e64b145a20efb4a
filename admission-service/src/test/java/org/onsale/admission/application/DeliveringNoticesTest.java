package org.onsale.admission.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.done;
import static org.onsale.admission.support.Waits.until;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.onsale.admission.config.AdmissionNode;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.Notice;
import org.onsale.admission.domain.Precondition;
import org.onsale.admission.passes.PassKeys;
import org.onsale.admission.passes.SignedPasses;
import org.onsale.admission.redis.NoticeOutbox;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.EventId;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Nodes on a real Redis, ticked and sent on their rounds by hand; receivers that answer as they are told to. */
final class DeliveringNoticesTest extends RedisTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-01-01T10:00:00Z"));
    private final AdmissionNode node = node();
    private final AdmissionNode other = node();
    private final Sale sale = Sale.unheardOf(server());
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Counts counts = new Counts();
    private volatile Function<Notice, Mono<Boolean>> taking = notice -> Mono.just(true);

    @Test
    void whatHappensIsToldInItsOrderByOneOfTheNodes() {
        DeliveringNotices first = delivering(node);
        DeliveringNotices second = delivering(other);
        settle(Map.of("cap", 5));
        settle(Map.of("cap", 6, "phase", "paused"));
        settle(Map.of("cap", 6, "phase", "open"));
        look();

        done(Mono.when(first.round(), second.round()));

        assertThat(told).containsExactly("opened", "paused", "capChanged", "resumed");
        assertThat(counts.delivered).hasValue(4);
    }

    @Test
    void whereThereIsNoNewsNothingIsAsked() {
        AtomicInteger asked = new AtomicInteger();
        DeliveringNotices delivering = new DeliveringNotices(
                node.events(), counting(asked), List.of(receiver("aaaaaaaaaaaa")), counts, now::get);
        done(delivering.round());
        assertThat(asked).as("before the event was looked at").hasValue(0);

        settle(Map.of("cap", 5));
        look();
        done(delivering.round());
        assertThat(told).containsExactly("opened");
        int after = asked.get();

        look();
        done(delivering.round());
        done(delivering.round());
        assertThat(asked).hasValue(after);
    }

    @Test
    void anEventThatTellsNothingIsNeverAskedFor() {
        AtomicInteger asked = new AtomicInteger();
        DeliveringNotices delivering = new DeliveringNotices(
                node.events(), counting(asked), List.of(receiver("aaaaaaaaaaaa")), counts, now::get);
        settle(Map.of("cap", 5, "phase", "scheduled"));
        look();

        done(delivering.round());

        assertThat(asked).hasValue(0);
    }

    @Test
    void whatIsNotTakenIsToldAgainLaterAndHoldsUpWhatCameAfterIt() {
        DeliveringNotices delivering = delivering(node);
        settle(Map.of("cap", 5));
        settle(Map.of("cap", 5, "phase", "paused"));
        look();
        taking = notice -> Mono.just(false);

        done(delivering.round());
        done(delivering.round());
        assertThat(told).containsExactly("opened");
        assertThat(counts.failed).hasValue(1);

        taking = notice -> Mono.just(true);
        passSeconds(5);
        done(delivering.round());
        assertThat(told).containsExactly("opened", "opened", "paused");
    }

    @Test
    void afterTheLastTryItIsGivenUpAndTheNextOneIsTold() {
        DeliveringNotices delivering = delivering(node);
        settle(Map.of("cap", 5));
        settle(Map.of("cap", 5, "phase", "paused"));
        look();
        taking = notice -> Mono.just(!notice.what().equals("opened"));

        for (int seconds : new int[] {0, 5, 30, 120, 600, 3_600}) {
            assertThat(told).doesNotContain("paused");
            passSeconds(seconds);
            done(delivering.round());
        }

        assertThat(told).hasSize(7).endsWith("opened", "paused");
        assertThat(counts.failed).hasValue(6);
        assertThat(counts.givenUp).hasValue(1);
    }

    @Test
    void whatADyingNodeWasTellingAnotherOneTells() {
        settle(Map.of("cap", 5));
        look();
        taking = notice -> Mono.never();
        Disposable dying = delivering(node).round().subscribe();
        until("the first notice", () -> told.size() == 1);
        dying.dispose();
        taking = notice -> Mono.just(true);
        DeliveringNotices surviving = delivering(other);

        done(surviving.round());
        assertThat(told).as("not before the dead node's time is over").containsExactly("opened");

        passSeconds(15);
        done(surviving.round());
        assertThat(told).containsExactly("opened", "opened");
    }

    @Test
    void aReceiverThatNeverAnswersHoldsUpNobodyElse() {
        settle(Map.of("cap", 5));
        look();
        DeliveringNotices.Receiver stuck = new Fake("aaaaaaaaaaaa", notice -> Mono.never());
        DeliveringNotices delivering = new DeliveringNotices(
                node.events(), new NoticeOutbox(redis()), List.of(stuck, receiver("bbbbbbbbbbbb")), counts, now::get);

        Disposable round = delivering.round().subscribe();
        until("the first notice", () -> told.size() == 1);

        settle(Map.of("cap", 5, "phase", "paused"));
        look();
        Disposable next = delivering.round().subscribe();
        until("the second notice", () -> told.size() == 2);

        assertThat(told).containsExactly("opened", "paused");
        round.dispose();
        next.dispose();
    }

    private DeliveringNotices delivering(AdmissionNode of) {
        return new DeliveringNotices(
                of.events(), new NoticeOutbox(redis()), List.of(receiver("aaaaaaaaaaaa")), counts, now::get);
    }

    private DeliveringNotices.Receiver receiver(String id) {
        return new Fake(
                id,
                notice -> Mono.defer(() -> {
                    told.add(notice.what());
                    return taking.apply(notice);
                }));
    }

    private record Fake(String id, Function<Notice, Mono<Boolean>> answer) implements DeliveringNotices.Receiver {
        @Override
        public String label() {
            return "fake";
        }

        @Override
        public Mono<Boolean> tell(EventId event, Notice notice) {
            return answer.apply(notice);
        }
    }

    private static final class Counts implements DeliveringNotices.Progress {
        final AtomicInteger delivered = new AtomicInteger();
        final AtomicInteger failed = new AtomicInteger();
        final AtomicInteger givenUp = new AtomicInteger();

        @Override
        public void delivered(EventId event, String receiver) {
            delivered.incrementAndGet();
        }

        @Override
        public void failed(EventId event, String receiver) {
            failed.incrementAndGet();
        }

        @Override
        public void givenUp(EventId event, String receiver) {
            givenUp.incrementAndGet();
        }
    }

    private static DeliveringNotices.Outbox counting(AtomicInteger asked) {
        NoticeOutbox outbox = new NoticeOutbox(redis());
        return new DeliveringNotices.Outbox() {
            @Override
            public Mono<DeliveringNotices.Collected> collect(EventId event, String receiver) {
                asked.incrementAndGet();
                return outbox.collect(event, receiver);
            }

            @Override
            public Mono<Void> done(EventId event, String receiver, String notice) {
                return outbox.done(event, receiver, notice);
            }

            @Override
            public Mono<Void> tryAgain(EventId event, String receiver, String notice, Duration after) {
                return outbox.tryAgain(event, receiver, notice, after);
            }
        };
    }

    private AdmissionNode node() {
        return AdmissionNode.of(
                redis(),
                new SignedPasses(PassKeys.random(), now::get),
                Happenings.ignored(),
                Duration.ZERO,
                now::get,
                new Random(1));
    }

    private void settle(Map<String, Object> settings) {
        done(node.operating().replace(sale.event(), settings, new Precondition.None(), false, Byline.of("alice")));
    }

    /** A tick of both nodes that sees everything as it stands. */
    private void look() {
        for (AdmissionNode each : List.of(node, other)) {
            sale.commands().hdel(sale.key().board(), "surveyedAt");
            answer(each.events().reread(sale.event()));
            done(each.tending().tick());
        }
    }

    /** For the nodes and for what is written down in Redis. */
    private void passSeconds(int seconds) {
        now.updateAndGet(instant -> instant.plusSeconds(seconds));
        for (String receiver : List.of("aaaaaaaaaaaa", "bbbbbbbbbbbb")) {
            String field = receiver + ":after";
            if (sale.commands().hexists(sale.key().deliveries(), field)) {
                sale.commands().hincrby(sale.key().deliveries(), field, -seconds * 1_000L);
            }
        }
    }
}
