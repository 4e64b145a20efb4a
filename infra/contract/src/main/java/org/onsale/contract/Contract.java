package org.onsale.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Looks at each exchange of a service and writes down what differs from its description. */
final class Contract {
    private static final int MOST_REMEMBERED = 10_000;

    private final Description description;
    private final RequestCheck requests;
    private final AnswerCheck answers;
    /** In a flood of requests most answers are the same to the letter. */
    private final Set<Answer> sound = ConcurrentHashMap.newKeySet();

    private record Answer(String operation, int status, String headers, String body) {

        static Answer of(Operation operation, Exchange exchange) {
            String body = new String(exchange.body(), StandardCharsets.ISO_8859_1);
            return new Answer(
                    operation.id() + exchange.method(),
                    exchange.status(),
                    exchange.headers().toString(),
                    body);
        }
    }

    Contract(Description description) {
        Schemas schemas = new Schemas(description);
        this.description = description;
        this.requests = new RequestCheck(description, schemas);
        this.answers = new AnswerCheck(description, schemas);
        warmUp(schemas);
    }

    /** Reads every schema now, rather than while a service should answer. */
    private void warmUp(Schemas schemas) {
        for (Operation operation : description.operations()) {
            for (JsonNode response : operation.node().path("responses").values()) {
                for (JsonNode media :
                        description.resolved(response).path("content").values()) {
                    description.examples(media).forEach(example -> schemas.faults(media.path("schema"), example));
                }
            }
        }
    }

    /** Called before the answer is sent, so that whoever reads it can rely on what is written down here. */
    void look(Exchange exchange) {
        if (isManagement(exchange)) {
            return;
        }
        try {
            Optional<Operation> operation = description
                    .operation(exchange.method(), exchange.path())
                    .filter(any -> exchange.status() != HttpStatus.METHOD_NOT_ALLOWED.value());
            operation.ifPresentOrElse(
                    described -> look(described, exchange), () -> tell(exchange, answers.faultsElsewhere(exchange)));
        } catch (RuntimeException e) {
            Findings.fault(exchange + ": cannot be checked: " + e);
        }
    }

    /** The handlers of the management port are decorated too. On the service's port there is nothing at its addresses. */
    private static boolean isManagement(Exchange exchange) {
        return exchange.path().startsWith("/actuator")
                && !Exchange.essence(exchange.headers()).equals(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }

    private void look(Operation operation, Exchange exchange) {
        Findings.answered(operation, exchange.status());
        Answer answer = Answer.of(operation, exchange);
        if (!sound.contains(answer)) {
            List<String> faults = answers.faults(operation, exchange);
            tell(exchange, faults);
            remember(answer, faults.isEmpty());
        }
        if (exchange.isAccepted()) {
            tell(exchange, requests.faults(operation, exchange));
        }
    }

    private void remember(Answer answer, boolean isSound) {
        if (sound.size() >= MOST_REMEMBERED) {
            sound.clear();
        }
        if (isSound) {
            sound.add(answer);
        }
    }

    private static void tell(Exchange exchange, List<String> faults) {
        faults.forEach(fault -> Findings.fault(exchange + ": " + fault));
    }
}
