package org.onsale.admission.organiser;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.onsale.admission.application.LookingBack;
import org.onsale.admission.domain.Reading;
import org.onsale.admission.domain.SaleHistory;
import org.onsale.admission.problems.Problem;
import org.onsale.admission.problems.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The figures of an event over time, for a chart. */
@RestController
final class HistoryController {
    private static final int MOST_SECONDS = 86_400;

    private static final List<Column> COLUMNS = List.of(
            new Column("at", reading -> reading.at().getEpochSecond()),
            new Column("waiting", Reading::waiting),
            new Column("present", Reading::present),
            new Column("held", Reading::held),
            new Column("cap", Reading::cap),
            new Column("joined", reading -> reading.tally().joined()),
            new Column("letIn", reading -> reading.tally().letIn()),
            new Column("letOut", reading -> reading.tally().letOut()),
            new Column("missed", reading -> reading.tally().missed()),
            new Column("turns", Reading::turns),
            new Column("checkouts", Reading::checkouts),
            new Column("lastNumber", Reading::lastNumber),
            new Column("nowServing", Reading::nowServing),
            new Column("entered", reading -> reading.tally().entered()),
            new Column("called", reading -> reading.tally().called()),
            new Column("claimed", reading -> reading.tally().claimed()),
            new Column("left", reading -> reading.tally().left()),
            new Column("completed", reading -> reading.tally().completed()),
            new Column("abandoned", reading -> reading.tally().abandoned()),
            new Column("expired", reading -> reading.tally().expired()),
            new Column("claimMs", reading -> reading.tally().claimMs()),
            new Column("checkoutMs", reading -> reading.tally().checkoutMs()),
            new Column("onHold", reading -> reading.onHold() ? 1 : 0),
            new Column("phase", reading -> reading.phase().word()));

    private final LookingBack lookingBack;

    private record Column(String name, Function<Reading, Object> value) {}

    /** Rows in the order of the columns, oldest first. */
    record Table(long everySeconds, List<String> columns, List<List<Object>> rows) {}

    HistoryController(LookingBack lookingBack) {
        this.lookingBack = lookingBack;
    }

    @GetMapping(path = "/v1/admin/events/{event}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Table> history(
            @PathVariable("event") String event,
            @RequestParam(name = "seconds", defaultValue = "3600") String seconds) {
        return lookingBack.history(Events.known(event), last(seconds)).map(HistoryController::table);
    }

    private static Table table(SaleHistory history) {
        return new Table(
                SaleHistory.STEP.toSeconds(),
                COLUMNS.stream().map(Column::name).toList(),
                history.readings().stream().map(HistoryController::row).toList());
    }

    private static List<Object> row(Reading reading) {
        return COLUMNS.stream().map(column -> column.value().apply(reading)).toList();
    }

    private static Duration last(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_SECONDS) {
            throw Problem.of(
                    ProblemType.INVALID_REQUEST, "seconds must be a whole number from 1 to " + MOST_SECONDS + ".");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }
}
