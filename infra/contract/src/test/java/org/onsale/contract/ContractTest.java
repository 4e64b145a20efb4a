package org.onsale.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** Exchanges that are as described, and each way in which they may not be. */
final class ContractTest {
    private static final String SEATS = "/halls/north/seats?row=7";
    private static final String GUEST = "{\"name\":\"Ann\"}";
    private static final String SEAT = "{\"row\":7,\"number\":null,\"guest\":{\"name\":\"Ann\"}}";
    private static final String TAKEN = "{\"type\":\"urn:onsale:problem:taken\",\"title\":\"Taken\",\"status\":409}";
    private static final Map<String, String> ASKED = Map.of("Content-Type", "application/json", "Authorization", "x");
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json", "Cache-Control", "no-store");
    private static final Map<String, String> PROBLEM =
            Map.of("Content-Type", "application/problem+json", "Cache-Control", "no-store");

    private Contract contract;

    @BeforeEach
    void read() throws IOException {
        contract = new Contract(Description.parse(Seats.text()));
        Findings.takeFaults();
    }

    private List<String> faults(
            String method,
            String address,
            Map<String, String> asked,
            String request,
            int status,
            Map<String, String> told,
            String body) {
        HttpHeaders requestHeaders = new HttpHeaders();
        asked.forEach(requestHeaders::set);
        HttpHeaders headers = new HttpHeaders();
        told.forEach(headers::set);
        contract.look(new Exchange(
                method,
                URI.create("http://localhost" + address),
                requestHeaders,
                request.getBytes(StandardCharsets.UTF_8),
                status,
                headers,
                body.getBytes(StandardCharsets.UTF_8)));
        return Findings.takeFaults();
    }

    private List<String> answered(int status, Map<String, String> headers, String body) {
        return faults("POST", SEATS, ASKED, GUEST, status, headers, body);
    }

    @Test
    void whatIsDescribedIsNoFault() {
        assertThat(answered(201, JSON, SEAT)).isEmpty();
        assertThat(answered(409, PROBLEM, TAKEN)).isEmpty();
        assertThat(Findings.answered()).contains("takeSeat 201", "takeSeat 409");
    }

    @Test
    void anotherStatusMediaTypeOrHeaderIsAFault() {
        assertThat(answered(200, JSON, SEAT)).singleElement().asString().contains("status 200 is not described");
        assertThat(answered(201, PROBLEM, SEAT)).singleElement().asString().contains("media type");
        assertThat(answered(201, Map.of("Content-Type", "application/json"), SEAT))
                .singleElement()
                .asString()
                .contains("Cache-Control is missing");
        assertThat(answered(201, Map.of("Content-Type", "application/json", "Cache-Control", "public"), SEAT))
                .singleElement()
                .asString()
                .contains("Cache-Control: public");
        assertThat(answered(
                        201,
                        Map.of("Content-Type", "application/json", "Cache-Control", "no-store", "ETag", "\"1\""),
                        SEAT))
                .singleElement()
                .asString()
                .contains("ETag is not described");
    }

    @Test
    void anotherBodyIsAFault() {
        assertThat(answered(201, JSON, SEAT.replace("7", "0"))).isNotEmpty();
        assertThat(answered(201, JSON, SEAT.replace("null", "0"))).isNotEmpty();
        assertThat(answered(201, JSON, SEAT.replace("\"Ann\"}", "\"Ann\",\"age\":9}")))
                .isNotEmpty();
        assertThat(answered(201, JSON, "{\"row\":7,\"number\":1}")).isNotEmpty();
        assertThat(answered(201, JSON, "seat")).isNotEmpty();
        assertThat(answered(201, Map.of("Cache-Control", "no-store"), "")).isNotEmpty();
    }

    @Test
    void aProblemOfAnotherTypeOrStatusIsAFault() {
        assertThat(answered(409, PROBLEM, TAKEN.replace("taken", "sold"))).isNotEmpty();
        assertThat(answered(409, PROBLEM, TAKEN.replace("409", "410"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/halls/NORTH/seats?row=7 | application/json | x | {\"name\":\"Ann\"}",
                "/halls/north/seats?row=70 | application/json | x | {\"name\":\"Ann\"}",
                "/halls/north/seats?row=first | application/json | x | {\"name\":\"Ann\"}",
                "/halls/north/seats?seat=7 | application/json | x | {\"name\":\"Ann\"}",
                "/halls/north/seats | text/plain | x | {\"name\":\"Ann\"}",
                "/halls/north/seats | application/json | x | {\"name\":\"\"}",
                "/halls/north/seats | application/json | x | {\"name\":\"Ann\",\"age\":9}",
                "/halls/north/seats | application/json | x | ''",
                "/halls/north/seats | application/json | | {\"name\":\"Ann\"}"
            })
    void acceptingWhatIsNotDescribedIsAFault(String address, String type, String authorization, String body) {
        Map<String, String> asked = authorization == null
                ? Map.of("Content-Type", type)
                : Map.of("Content-Type", type, "Authorization", authorization);

        assertThat(faults("POST", address, asked, body, 201, JSON, SEAT)).isNotEmpty();
        assertThat(faults("POST", address, asked, body, 409, PROBLEM, TAKEN)).isEmpty();
    }

    @Test
    void whereNothingIsDescribedThereAreProblemsThatAreToldOf() {
        String nowhere = TAKEN.replace("taken", "nowhere").replace("409", "404");

        assertThat(faults("GET", "/nowhere", Map.of(), "", 404, PROBLEM, nowhere))
                .isEmpty();
        assertThat(faults("OPTIONS", SEATS, Map.of(), "", 200, Map.of(), "")).isEmpty();
        assertThat(faults("GET", SEATS, Map.of(), "", 200, JSON, SEAT)).isNotEmpty();
        assertThat(faults("GET", "/nowhere", Map.of(), "", 404, JSON, nowhere)).isNotEmpty();
        assertThat(faults("GET", "/nowhere", Map.of(), "", 404, PROBLEM, nowhere.replace("nowhere", "lost")))
                .isNotEmpty();
        assertThat(faults("GET", "/nowhere", Map.of(), "", 404, PROBLEM, nowhere.replace("404", "400")))
                .isNotEmpty();
    }
}
