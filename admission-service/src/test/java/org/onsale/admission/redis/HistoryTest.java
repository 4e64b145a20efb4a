package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onsale.admission.support.Sale.numbers;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.done;

import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onsale.admission.domain.Phase;
import org.onsale.admission.domain.Reading;
import org.onsale.admission.domain.Tally;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;
import org.onsale.redis.RedisRefusal;
import reactor.core.publisher.Flux;

/** The figures of every ten seconds: written by the survey script, read by every node. */
final class HistoryTest extends RedisTest {
    private final BoardStore boards = new BoardStore(redis());
    private final HistoryStore history = new HistoryStore(redis());

    @Test
    void anEventNobodySurveyedHasNoHistory() {
        assertThat(read(sale(1))).isEmpty();
    }

    @Test
    void aSampleHoldsTheBoardAndTheCounts() {
        Sale sale = sale(10).present(numbers(3, 12)).absent(13);
        sale.turn(1, sale.now() + 60_000).checkout("c", sale.now() + 60_000);
        sale.commands().hset(sale.key().board(), "nowServing", "2");
        sale.commands()
                .hset(sale.key().tally(), Map.of("joined", "13", "called", "2", "claimed", "1", "claimMs", "7000"));
        long before = sale.now();

        survey(sale);

        Reading reading = read(sale).get(0);
        assertThat(reading.at().toEpochMilli()).isBetween(before, sale.now());
        assertThat(reading)
                .isEqualTo(new Reading(
                        reading.at(),
                        Phase.OPEN,
                        false,
                        11,
                        10,
                        1,
                        1,
                        10,
                        13,
                        2,
                        Tally.of(Map.of("joined", "13", "called", "2", "claimed", "1", "claimMs", "7000"))));
    }

    @Test
    void withinTenSecondsThereIsOneSampleWhoeverSurveys() {
        Sale sale = sale(1);

        for (int i = 1; i <= 5; i++) {
            sale.present(i);
            survey(sale);
        }
        done(Flux.range(0, 20).flatMap(i -> boards.survey(sale.event()), 20).then());

        assertThat(read(sale)).hasSize(1);
    }

    @Test
    void tenSecondsLaterThereIsAnother() {
        Sale sale = sale(1);
        survey(sale);
        sale.present(1);

        tenSecondsPass(sale);
        survey(sale);

        assertThat(read(sale)).extracting(Reading::waiting).containsExactly(0, 1);
    }

    @Test
    void whileNothingChangesNothingIsWritten() {
        Sale sale = sale(1).present(1);

        for (int i = 0; i < 4; i++) {
            survey(sale);
            tenSecondsPass(sale);
        }

        assertThat(read(sale)).hasSize(1);
    }

    @Test
    void samplesAreReadFromATimeOnAndPageByPage() {
        Sale sale = sale(1);
        for (int i = 1; i <= 2_345; i++) {
            sale.commands()
                    .xadd(
                            sale.key().history(),
                            new XAddArgs().id(i * 10_000 + "-0"),
                            Map.of("at", Integer.toString(i * 10_000), "v1", "open,0," + i));
        }

        assertThat(read(sale)).hasSize(2_345);
        assertThat(answer(history.since(sale.event(), Instant.ofEpochMilli(23_430_001)))
                        .readings())
                .extracting(Reading::waiting)
                .containsExactly(2_344, 2_345);
    }

    @Test
    void whatWasWrittenOnceIsReadForEver() {
        Sale sale = sale(1);
        sale.commands()
                .xadd(
                        sale.key().history(),
                        Map.of(
                                "at",
                                "1924992000000",
                                "v1",
                                "paused,1,41822,40990,310,4690,5000,51277,9120,51277,5000,38100,37655,445,1204,830,36112,"
                                        + "4201,2342,534701000,24389129000"));

        assertThat(read(sale))
                .containsExactly(new Reading(
                        Instant.parse("2031-01-01T00:00:00Z"),
                        Phase.PAUSED,
                        true,
                        41_822,
                        40_990,
                        310,
                        4_690,
                        5_000,
                        51_277,
                        9_120,
                        new Tally(
                                51_277,
                                5_000,
                                38_100,
                                37_655,
                                445,
                                1_204,
                                830,
                                36_112,
                                4_201,
                                2_342,
                                534_701_000L,
                                24_389_129_000L)));
    }

    @Test
    void aSampleOfALaterVersionIsPassedOver() {
        Sale sale = sale(1);
        sale.commands().xadd(sale.key().history(), Map.of("at", "1924992000000", "v9", "anything"));

        assertThat(read(sale)).isEmpty();
    }

    @Test
    void theStreamIsBounded() {
        Sale sale = sale(1);
        survey(sale);
        for (int i = 0; i < 22_000; i++) {
            sale.commands().xadd(sale.key().history(), Map.of("at", "1", "v1", "open"));
        }
        sale.present(1);

        tenSecondsPass(sale);
        survey(sale);

        assertThat(sale.commands().xlen(sale.key().history())).isBetween(20_000L, 20_200L);
    }

    @Test
    void aHistoryOfAnotherTypeIsAnError() {
        Sale sale = sale(1);
        sale.commands().set(sale.key().history(), "no stream");

        assertThatThrownBy(() -> survey(sale)).isInstanceOf(RedisRefusal.class);
    }

    @Test
    void entriesAreSmall() {
        Sale sale = sale(1).present(1);

        survey(sale);

        assertThat(sale.commands()
                        .xrange(sale.key().history(), Range.unbounded())
                        .get(0)
                        .getBody())
                .containsOnlyKeys("at", "v1");
    }

    /** As far as the script can tell. */
    private static void tenSecondsPass(Sale sale) {
        String then = Long.toString(sale.now() - 10_000);
        sale.commands().hset(sale.key().board(), Map.of("sampledAt", then, "surveyedAt", then, "countedAt", then));
    }

    private void survey(Sale sale) {
        done(boards.survey(sale.event()));
    }

    private List<Reading> read(Sale sale) {
        return answer(history.since(sale.event(), Instant.EPOCH)).readings();
    }
}
