package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.done;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.Board;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

final class SurveyScriptTest extends RedisTest {
    private static final long WEEK_SECONDS = 604_800;
    private final BoardStore boards = new BoardStore(redis());

    @Test
    void beforeTheFirstSurveyThereIsNoBoard() {
        assertThat(boards.board(sale(1).event()).blockOptional()).isEmpty();
    }

    @Test
    void anEmptyEventHasAnEmptyBoard() {
        Board board = survey(sale(3));

        assertThat(board.waiting()).isZero();
        assertThat(board.held()).isZero();
        assertThat(board.cap()).isEqualTo(3);
        assertThat(board.onHold()).isFalse();
        assertThat(board.epoch()).hasSize(16);
    }

    @Test
    void theBoardCountsWhatThereIs() {
        Sale sale = sale(10).present(numbers(5, 24)).absent(numbers(25, 29));
        sale.turn(1, sale.now() + 60_000).turn(2, sale.now() + 60_000);
        sale.checkout("c", sale.now() + 60_000);
        sale.commands().zadd(sale.key().away(), 3, Sale.place(3));
        sale.commands().hset(sale.key().board(), "nowServing", "4");

        Board board = survey(sale);

        assertThat(board.waiting()).isEqualTo(25);
        assertThat(board.present()).isEqualTo(20);
        assertThat(board.turns()).isEqualTo(2);
        assertThat(board.checkouts()).isEqualTo(1);
        assertThat(board.away()).isEqualTo(1);
        assertThat(board.nowServing()).isEqualTo(4);
        assertThat(board.lastNumber()).isEqualTo(29);
        assertThat(sale.commands().hget(sale.key().board(), "head"))
                .startsWith("5,6,7")
                .endsWith("28,29");
        assertThat(sale.commands().hget(sale.key().board(), "bins")).isEqualTo("0,25");
    }

    @Test
    void rangesOfTheLineAreCountedFromNowServingOn() {
        Sale sale = sale(10).present(10).present(numbers(2_000, 2_060)).present(5_000);
        sale.commands().hset(sale.key().board(), "nowServing", "1999");

        survey(sale);

        assertThat(sale.commands().hget(sale.key().board(), "binsFrom")).isEqualTo("1024");
        assertThat(sale.commands().hget(sale.key().board(), "bins")).isEqualTo("1,48,13,0,1");
    }

    @Test
    void aSurveyRightAfterAnotherIsLeftOut() {
        Sale sale = sale(1);
        Board first = survey(sale);
        sale.present(1);

        assertThat(survey(sale)).isEqualTo(first);
    }

    @Test
    void aSurveyFromTheFutureIsTakenAnew() {
        Sale sale = sale(1);
        survey(sale);
        sale.present(1).commands().hset(sale.key().board(), "surveyedAt", Long.toString(sale.now() + 3_600_000));

        assertThat(survey(sale).waiting()).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceTheBoardIsWrittenWhole() {
        Sale sale = sale(1).present(numbers(1, 50));

        done(Flux.range(0, 20).flatMap(i -> boards.survey(sale.event()), 20).then());

        assertThat(answer(boards.board(sale.event())).waiting()).isEqualTo(50);
    }

    @Test
    void everyKeyOfTheEventEndsAWeekAfterTheLastSurvey() {
        Sale sale = sale(1).present(1);
        sale.checkout("c", sale.now() + 60_000);

        survey(sale);

        assertThat(sale.key().all())
                .filteredOn(key -> sale.commands().exists(key) == 1)
                .allSatisfy(key -> assertThat(sale.commands().ttl(key)).isBetween(WEEK_SECONDS - 60, WEEK_SECONDS));
    }

    @Test
    void thePiecesOfTheLineOutliveTheRestByAnHour() {
        Sale sale = sale(1).present(1, 100, 200, 40_000);
        List<Long> spread = LongStream.rangeClosed(50_000, 50_999).boxed().toList();
        sale.line().putAll(spread);

        for (int count = 0; count < 256; count++) {
            survey(sale);
            sale.commands().hdel(sale.key().board(), "surveyedAt", "countedAt");
        }

        assertThat(Stream.of(sale.key().line(), sale.key().places()).flatMap(key -> sale.line().pieces(key).stream()))
                .hasSizeGreaterThan(900)
                .allSatisfy(key -> assertThat(sale.commands().ttl(key))
                        .isBetween(WEEK_SECONDS + 3_600 - 60, WEEK_SECONDS + 3_600));
    }

    @Test
    void presentPlacesOfALongLineAreEstimated() {
        Sale sale = sale(1);
        LongStream.range(0, 6)
                .mapToObj(i -> numbers(1 + i * 1_000, 1_000 + i * 1_000))
                .forEach(thousand ->
                        sale.line().putAll(LongStream.of(thousand).boxed().toList()));
        sale.line().takeAll(LongStream.rangeClosed(2_000, 2_900).boxed().toList());
        sale.presence(LongStream.rangeClosed(1, 6_000).filter(number -> number % 3 == 0));

        assertThat(survey(sale).present()).isBetween(1_500, 1_900);
    }

    @Test
    void ofALongLineThatIsAllThereOrAllGoneNothingIsGuessed() {
        Sale sale = sale(1);
        sale.line().putAll(LongStream.rangeClosed(1, 1_000).boxed().toList());
        sale.line().putAll(LongStream.rangeClosed(1_001, 1_500).boxed().toList());
        assertThat(survey(sale).present()).isZero();

        sale.presence(LongStream.rangeClosed(1, 1_500));
        sale.commands().hdel(sale.key().board(), "surveyedAt", "countedAt");

        assertThat(survey(sale).present()).isEqualTo(1_500);
    }

    @Test
    void theBoardTellsOfAHold() {
        assertThat(survey(sale(1).lostAuthority()).onHold()).isTrue();
    }

    @Test
    void aKeyOfAnotherTypeIsAnErrorAndNothingChanges() {
        Sale sale = sale(1);
        sale.commands().lpush(sale.key().line(), "not a line");
        Map<String, String> before = sale.snapshot();

        assertThatThrownBy(() -> survey(sale)).isInstanceOf(RedisRefusal.class);
        assertThat(sale.snapshot()).isEqualTo(before);
    }

    private Board survey(Sale sale) {
        done(boards.survey(sale.event()));
        return answer(boards.board(sale.event()));
    }
}
