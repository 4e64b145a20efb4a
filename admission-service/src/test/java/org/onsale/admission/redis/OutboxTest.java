package org.onsale.admission.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onsale.admission.support.Waits.answer;
import static org.onsale.admission.support.Waits.done;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onsale.admission.domain.Byline;
import org.onsale.admission.domain.EventSettings;
import org.onsale.admission.domain.SettingChange;
import org.onsale.admission.domain.StoredSettings;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Sale;

/** What {@code settle} and {@code survey} put into the outbox. */
final class OutboxTest extends RedisTest {
    private static final Instant NOON = Instant.parse("2031-05-01T12:00:00Z");
    private final SettingsStore store = new SettingsStore(redis());
    private final BoardStore boards = new BoardStore(redis());
    private Sale sale;
    private Optional<EventSettings> standing = Optional.empty();
    private long version;

    @BeforeEach
    void nothingYet() {
        sale = Sale.unheardOf(server());
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, open, opened",
        "prequeue, open, opened",
        "closed, open, opened",
        "open, paused, paused",
        "paused, open, resumed",
        "open, draining, draining",
        "draining, closed, closed",
    })
    void aChangeOfPhaseIsTold(String from, String to, String what) {
        settle(Map.of("cap", 5, "phase", from));
        int before = notices().size();

        settle(Map.of("cap", 5, "phase", to, "name", "Spring tour"));

        assertThat(notices()).hasSize(before + 1);
        assertThat(last())
                .containsEntry("what", what)
                .containsEntry("phase", to)
                .containsEntry("cap", "5")
                .containsEntry("name", "Spring tour")
                .containsEntry("version", "2")
                .containsEntry("who", "alice");
    }

    @Test
    void anEventThatBeginsOpenIsToldAndOneThatIsScheduledIsNot() {
        settle(Map.of("cap", 5, "phase", "scheduled"));
        assertThat(notices()).isEmpty();

        nothingYet();
        version = 0;
        standing = Optional.empty();
        settle(Map.of("cap", 5, "phase", "open"));
        assertThat(whats()).containsExactly("opened");
    }

    @Test
    void foundingAnEventHidesNoNotice() {
        Sale founded = Sale.open(server(), redis(), Map.of("cap", 5));
        StoredSettings asFounded =
                new StoredSettings(EventSettings.ofJson(Map.of("cap", 5)), 1, Instant.parse("2031-01-01T00:00:00Z"));
        sale = founded;

        write(asFounded);

        assertThat(whats()).containsExactly("opened");
    }

    @Test
    void aChangedCapIsToldWithTheOneBefore() {
        settle(Map.of("cap", 5, "phase", "scheduled"));

        settle(Map.of("cap", 7, "phase", "scheduled"));

        assertThat(whats()).containsExactly("capChanged");
        assertThat(last()).containsEntry("capBefore", "5").containsEntry("cap", "7");
    }

    @Test
    void soldOutIsToldOnce() {
        settle(Map.of("cap", 5, "phase", "scheduled"));

        settle(Map.of("cap", 5, "phase", "scheduled", "soldOut", true));
        settle(Map.of("cap", 5, "phase", "scheduled", "soldOut", true, "message", "Thank you"));

        assertThat(whats()).containsExactly("soldOut");
    }

    @Test
    void twoThingsAtOnceAreTwoNotices() {
        settle(Map.of("cap", 5));

        settle(Map.of("cap", 9, "phase", "closed", "soldOut", true));

        assertThat(whats()).containsExactly("opened", "closed", "capChanged", "soldOut");
    }

    @Test
    void theSameWriteRepeatedTellsNothingMore() {
        settle(Map.of("cap", 5));
        StoredSettings paused = settle(Map.of("cap", 5, "phase", "paused"));

        write(paused);

        assertThat(whats()).containsExactly("opened", "paused");
    }

    @Test
    void theBoardNamesTheLastNotice() {
        settle(Map.of("cap", 5));

        done(boards.survey(sale.event()));

        assertThat(answer(boards.board(sale.event())).lastNotice())
                .isEqualTo(notices().get(0).getId());
    }

    @Test
    void aLineFormsOnce() {
        sale = Sale.open(server(), redis(), Map.of("cap", 5, "name", "Spring tour"));
        survey();
        assertThat(notices()).isEmpty();

        sale.present(1, 2);
        survey();
        sale.present(3);
        survey();

        assertThat(whats()).containsExactly("lineFormed");
        assertThat(last())
                .containsEntry("waiting", "2")
                .containsEntry("name", "Spring tour")
                .containsEntry("cap", "5")
                .containsEntry("phase", "open");
    }

    @Test
    void aLineThatIsEmptyForAMomentIsStillOne() {
        sale = Sale.open(server(), redis(), Map.of("cap", 5)).present(1);
        survey();

        sale.line().lose();
        survey();
        sale.present(2);
        survey();
        sale.line().lose();
        survey();

        assertThat(whats()).containsExactly("lineFormed");
    }

    @Test
    void aLineThatIsEmptyForTenSecondsIsNone() {
        sale = Sale.open(server(), redis(), Map.of("cap", 5)).present(1);
        survey();
        sale.line().lose();
        survey();

        secondsPassSinceTheLineWasServed(10);
        survey();
        survey();

        assertThat(whats()).containsExactly("lineFormed", "lineEmpty");
        assertThat(last()).containsEntry("waiting", "0");
    }

    @Test
    void aLineFormsAgain() {
        aLineThatIsEmptyForTenSecondsIsNone();

        sale.present(9);
        survey();

        assertThat(whats()).containsExactly("lineFormed", "lineEmpty", "lineFormed");
    }

    @Test
    void theOutboxIsBounded() {
        settle(Map.of("cap", 5));
        for (int i = 0; i < 1_500; i++) {
            sale.commands().xadd(sale.key().outbox(), Map.of("what", "closed"));
        }

        settle(Map.of("cap", 6));

        assertThat(notices()).hasSizeBetween(1_000, 1_200);
        assertThat(last()).containsEntry("what", "capChanged");
    }

    private void secondsPassSinceTheLineWasServed(int seconds) {
        String since = sale.commands().hget(sale.key().board(), "unlinedSince");
        sale.commands()
                .hset(sale.key().board(), "unlinedSince", Long.toString(Long.parseLong(since) - seconds * 1_000L));
    }

    /** One that is due. */
    private void survey() {
        sale.commands().hdel(sale.key().board(), "surveyedAt");
        done(boards.survey(sale.event()));
    }

    private StoredSettings settle(Map<String, Object> settings) {
        StoredSettings wanted =
                new StoredSettings(EventSettings.ofJson(new HashMap<>(settings)), ++version, NOON.plusSeconds(version));
        write(wanted);
        return wanted;
    }

    private void write(StoredSettings wanted) {
        List<SettingChange> changes = SettingChange.between(standing, wanted.settings());
        standing = Optional.of(wanted.settings());
        done(store.write(sale.event(), wanted, changes, Byline.of("alice")));
    }

    private List<StreamMessage<String, String>> notices() {
        return sale.commands().xrange(sale.key().outbox(), Range.unbounded());
    }

    private List<String> whats() {
        return notices().stream().map(notice -> notice.getBody().get("what")).toList();
    }

    private Map<String, String> last() {
        return notices().get(notices().size() - 1).getBody();
    }
}
