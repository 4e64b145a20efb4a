package org.onsale.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One change to a sound description at a time, and what is said of it. */
final class LintTest {

    @Test
    void aSoundDescriptionHasNoFaults() throws IOException {
        assertThat(Lint.faults(Seats.text())).isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("openapi: 3.1.0", "openapi: 3.0.3", "is of version 3.1"),
                change("  summary: Small and sound.\n", "", "has summary"),
                change("servers:\n  - url: /\n", "servers: []\n", "tells where to call"),
                change("    description: Seats of a hall.\n", "", "lists with a description"),
                change("tags: [Seats]", "tags: [Chairs]", "lists with a description"),
                change("tags: [Seats]", "tags: [Seats, Seats]", "has one tag"),
                change("operationId: takeSeat", "operationId: take_seat", "in camelCase"),
                change("summary: Take a seat", "summary: Take a seat.", "without a full stop"),
                change("description: Whoever comes first.", "description: First", "in sentences"),
                change("      security: [{key: []}]\n", "", "says what it takes"),
                change("security: [{key: []}]", "security: [{lock: []}]", "names schemes that are described"),
                change("/halls/{hall}/seats:", "/halls/{hall}/seats/:", "has no slash at the end"),
                change("/halls/{hall}/seats:", "/halls/{room}/seats:", "the variables of its path"),
                change("          description: The row.\n", "", "parameter row: wanted is that it has a description"),
                change(", minimum: 1, maximum: 40", "", "parameter row: wanted is that it has bounds"),
                change("          example: 7\n", "", "has an example"),
                change("          example: 7\n", "          example: 70\n", "example"),
                change("example: {name: Ann}", "example: {name: ''}", "body, example"),
                change(
                        "{row: 7, number: 3, guest: {name: Ann}}",
                        "{row: 7, number: 3}",
                        "201 application/json, example"),
                change("number: 3, guest", "number: 0, guest", "201 application/json, example"),
                change("guest: {name: Ann}}", "guest: {name: Ann, age: 9}}", "201 application/json, example"),
                change("description: Taken.", "description: ''", "has a description"),
                change("'201':", "'2XX':", "is of one status"),
                change("'201':", "'401':", "describes success"),
                change(
                        "            Cache-Control: {$ref: '#/components/headers/NoStore'}\n            Retry",
                        "            Retry",
                        "says who may keep it"),
                change(
                        "            Retry-After: {$ref: '#/components/headers/RetryAfter'}\n",
                        "",
                        "always has Retry-After"),
                change("status: 409}", "status: 410}", "has the status it stands for"),
                change("problem:taken', title", "problem:Taken', title", "has the status it stands for and a type"),
                change("application/problem+json:", "application/json:", "is application/problem+json"),
                change("      description: Who comes.\n", "", "Guest: wanted is that it has a description"),
                change("    Guest:\n", "    guest:\n", "is there"),
                change("description: The name., ", "", "Guest.name: wanted is that it has a description"),
                change("format: int32, minimum: 1, description: The row.", "description: The row.", "a least value"),
                change("required: [name]", "required: [name, age]", "requires what it describes"),
                change("components/schemas/Seat'", "components/schemas/Guest'", "#/components/schemas/Seat: wanted"),
                change(
                        "  headers:\n    NoStore",
                        "  headers:\n    Left: {schema: {type: string}}\n    NoStore",
                        "is used"),
                change("      responses:\n", "      answers: {}\n      responses:\n", "answers"));
    }

    private static Arguments change(String from, String to, String fault) {
        return Arguments.of(from, to, fault);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("changes")
    void aFaultIsToldOf(String from, String to, String fault) throws IOException {
        String changed = Seats.text().replace(from, to);

        assertThat(changed).isNotEqualTo(Seats.text());
        assertThat(Lint.faults(changed)).anySatisfy(said -> assertThat(said).contains(fault));
    }
}
