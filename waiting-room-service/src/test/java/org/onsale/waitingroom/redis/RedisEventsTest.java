package org.onsale.waitingroom.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.redis.EventId;
import org.onsale.redis.RedisAccess;
import org.onsale.waitingroom.domain.Board;
import org.onsale.waitingroom.domain.Branding;
import org.onsale.waitingroom.domain.Epoch;
import org.onsale.waitingroom.domain.EventSettings;
import org.onsale.waitingroom.domain.NumberSet;
import org.onsale.waitingroom.domain.Phase;

@ExtendWith(OnRedis.class)
class RedisEventsTest {

    private static final EventId NO_EVENT = EventId.of("none-" + UUID.randomUUID());

    private RedisEvents events;
    private RedisLine line;
    private EventData event;

    @BeforeEach
    void prepare(RedisAccess access, EventData fresh) {
        events = new RedisEvents(access);
        line = new RedisLine(access);
        event = fresh;
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(events.settings(NO_EVENT).block()).isEmpty();
        assertThat(events.board(NO_EVENT).block()).isEmpty();
        assertThat(events.epoch(NO_EVENT).block()).isEmpty();
        assertThat(events.addLeft(NO_EVENT, 0, new NumberSet()).blockOptional()).isEmpty();
    }

    @Test
    void settingsAreReadAsTheyAre() {
        event.set("phase", "prequeue");
        event.set("opensAt", "2031-05-01T18:00:00Z");
        event.set("ratePerMinute", "60");
        event.set("message", "Doors at eight");
        event.set("onePlacePerIdentity", "true");

        assertThat(events.settings(event.id()).block())
                .contains(new EventSettings(
                        6,
                        "Spring tour",
                        Phase.PREQUEUE,
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(180),
                        true,
                        Optional.of("Doors at eight"),
                        Optional.of(Instant.parse("2031-05-01T18:00:00Z")),
                        true,
                        Branding.NONE,
                        false));
    }

    @Test
    void brandingAndSoldOutAreReadAsTheyAre() {
        event.set("colour", "#0a7d38");
        event.set("logo", "https://cdn.example/logo.png");
        event.set("returnOrigins", "https://shop.example http://localhost:8080");
        event.set("soldOut", "true");

        assertThat(settings().branding())
                .isEqualTo(new Branding(
                        Optional.of("#0a7d38"),
                        Optional.of("https://cdn.example/logo.png"),
                        Optional.of("https://shop.example/")));
        assertThat(settings().soldOut()).isTrue();
        assertThat(settings().isClosedAsSoldOut()).isFalse();
    }

    @Test
    void noReturnOriginsMeanNoShop() {
        event.set("returnOrigins", "");

        assertThat(settings().branding()).isEqualTo(Branding.NONE);
    }

    @Test
    void emptyMessageIsNone() {
        assertThat(settings().message()).isEmpty();
        assertThat(settings().rateLimited()).isFalse();
    }

    @Test
    void boardIsReadAsItIs() {
        line.take(event.id(), IntStream.range(0, 5).mapToObj(i -> "p" + i).toList(), 0)
                .block();
        event.call(2, 60_000);
        event.redis().hset(event.keys().tally(), "left", "7");
        event.survey();

        Board board = Objects.requireNonNull(events.board(event.id()).block()).orElseThrow();

        assertThat(board)
                .extracting(Board::hold, Board::nowServing, Board::lastNumber, Board::waiting, Board::held)
                .containsExactly(false, 2L, 5L, 3L, 2L);
        assertThat(board)
                .extracting(Board::called, Board::left, Board::settingsVersion)
                .containsExactly(2L, 7L, 1L);
        assertThat(board.epoch()).hasToString(EventData.EPOCH);
        assertThat(board.ahead(5)).isEqualTo(2);
        assertThat(Duration.between(board.asOf(), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void boardNotSurveyedYetIsNone() {
        event.redis().hset(event.keys().board(), "epoch", EventData.EPOCH);
        event.redis().hset(event.keys().board(), "hold", "1");

        assertThat(events.board(event.id()).block()).isEmpty();
    }

    @Test
    void epochIsReadAsItIs() {
        assertThat(events.epoch(event.id()).block()).isEqualTo(Epoch.parse(EventData.EPOCH));
    }

    @Test
    void leftPlacesAreFoundByTheirBits() {
        long[] left = {1, 4, 5, 6, 7, 63, 1000, 1001};
        LongStream.of(left).forEach(number -> event.end(number, 1));
        event.end(2, 2);
        event.end(3, 3);
        NumberSet all = new NumberSet();
        NumberSet later = new NumberSet();

        events.addLeft(event.id(), 0, all).block();
        events.addLeft(event.id(), 63, later).block();

        assertThat(drained(all)).containsExactly(left);
        assertThat(drained(later)).containsExactly(63, 1000, 1001);
    }

    private EventSettings settings() {
        return Objects.requireNonNull(events.settings(event.id()).block()).orElseThrow();
    }

    private static long[] drained(NumberSet numbers) {
        LongStream.Builder drained = LongStream.builder();
        numbers.drain(drained);
        return drained.build().toArray();
    }
}
