package org.onsale.waitingroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.onsale.contract.Description;
import org.onsale.contract.Lint;
import org.onsale.contract.MappedRoutes;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI description: sound, complete, and served. That answers are as described is watched in every test. */
@ExtendWith(RunningService.class)
class DescriptionTest {

    private static final String FILE = "openapi/waiting-room-service.yaml";

    private final RunningService.Service service;

    DescriptionTest(RunningService.Service service) {
        this.service = service;
    }

    @Test
    void isSound() throws IOException {
        assertThat(Lint.faults(text())).isEmpty();
    }

    @Test
    void describesWhatIsMappedAndNothingElse() {
        RequestMappingHandlerMapping mapping =
                service.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);

        assertThat(MappedRoutes.of(mapping)).isEqualTo(MappedRoutes.of(Description.load(FILE)));
    }

    @Test
    void tellsOfEveryTypeOfProblem() throws IOException {
        Set<String> types =
                Arrays.stream(ProblemType.values()).map(ProblemType::type).collect(Collectors.toSet());

        assertThat(text()).contains(types.stream().map(type -> "`" + type + "`").toList());
    }

    @Test
    void isServedAsItWasWrittenAndAsJson() throws IOException {
        EntityExchangeResult<byte[]> yaml = get("/openapi.yaml", "");
        EntityExchangeResult<byte[]> json = get("/openapi.json", "");

        assertThat(new String(Objects.requireNonNull(yaml.getResponseBody()), StandardCharsets.UTF_8))
                .isEqualTo(text());
        assertThat(JsonMapper.shared().readTree(json.getResponseBody()))
                .isEqualTo(Description.load(FILE).document());
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        for (String path : new String[] {"/openapi.yaml", "/openapi.json"}) {
            String tag = get(path, "").getResponseHeaders().getETag();

            EntityExchangeResult<byte[]> again = get(path, tag);

            assertThat(again.getStatus().value()).isEqualTo(304);
            assertThat(again.getResponseBody()).isNull();
        }
    }

    private EntityExchangeResult<byte[]> get(String path, String tag) {
        return service.client()
                .get()
                .uri(path)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String text() throws IOException {
        try (InputStream file = DescriptionTest.class.getClassLoader().getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
