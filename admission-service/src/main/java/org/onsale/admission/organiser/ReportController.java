package org.onsale.admission.organiser;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onsale.admission.application.LookingBack;
import org.onsale.admission.domain.SaleMinutes;
import org.onsale.admission.domain.SaleReport;
import org.onsale.redis.EventId;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The report of a sale: all of it as JSON, its minutes as a table. */
@RestController
final class ReportController {
    private static final List<String> COLUMNS = List.of(
            "at",
            "joined",
            "letIn",
            "letOut",
            "completed",
            "abandoned",
            "expired",
            "missed",
            "waiting",
            "present",
            "held",
            "cap",
            "slotUse",
            "waitedP50Seconds",
            "waitedP90Seconds");

    private final LookingBack lookingBack;

    /** The figures, and what organisers did meanwhile. */
    record Body(@JsonUnwrapped SaleReport sale, List<Map<String, Object>> changes) {}

    ReportController(LookingBack lookingBack) {
        this.lookingBack = lookingBack;
    }

    @GetMapping(
            path = "/v1/admin/events/{event}/report",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TYPE_VALUE})
    Mono<ResponseEntity<?>> report(@PathVariable("event") String eventText, ServerHttpRequest request) {
        EventId event = Events.known(eventText);
        boolean asTable = Csv.isWanted(request.getHeaders());
        return lookingBack.report(event).map(report -> asTable ? table(event, report) : json(report));
    }

    private static ResponseEntity<?> json(LookingBack.Report report) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Body(
                        report.sale(),
                        report.changes().stream().map(AuditController::json).toList()));
    }

    private static ResponseEntity<?> table(EventId event, LookingBack.Report report) {
        return Csv.file(
                "report-" + event + ".csv",
                COLUMNS,
                report.sale().perMinute().stream().map(ReportController::row).toList());
    }

    private static List<? extends @Nullable Object> row(SaleMinutes.Minute minute) {
        return Arrays.asList(
                minute.at(),
                minute.joined(),
                minute.letIn(),
                minute.letOut(),
                minute.completed(),
                minute.abandoned(),
                minute.expired(),
                minute.missed(),
                minute.waiting(),
                minute.present(),
                minute.held(),
                minute.cap(),
                minute.slotUse(),
                minute.waitedP50Seconds(),
                minute.waitedP90Seconds());
    }
}
