package org.onsale.admission.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onsale.admission.problems.ProblemType;
import org.onsale.admission.support.RedisTest;
import org.onsale.admission.support.Service;
import org.onsale.contract.Description;
import org.onsale.contract.Lint;
import org.onsale.contract.MappedRoutes;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI description: sound, complete, and served. That answers are as described is watched in every test. */
final class DescriptionTest extends RedisTest {

    private static final String FILE = "openapi/admission-service.yaml";

    private final Service service = Service.first();

    @Test
    void isSound() throws IOException {
        assertThat(Lint.faults(text())).isEmpty();
    }

    @Test
    void describesWhatIsMappedAndNothingElse() {
        Set<String> mapped = MappedRoutes.of(service.bean(RequestMappingHandlerMapping.class));

        assertThat(mapped.remove("HEAD /enter/{event}")).isTrue();
        assertThat(mapped).isEqualTo(MappedRoutes.of(Description.load(FILE)));
    }

    @Test
    void tellsOfEveryTypeOfProblem() throws IOException {
        Set<String> types =
                Arrays.stream(ProblemType.values()).map(ProblemType::urn).collect(Collectors.toSet());

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
        return service.anyone()
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
