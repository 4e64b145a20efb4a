package org.onsale.loadtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerdictJsonTest {
    private static JsonNode json(Report report) {
        return JsonMapper.shared().readTree(VerdictJson.of(report));
    }

    @Test
    void a_kept_verdict_tells_both_witnesses_of_each_promise() {
        JsonNode json = json(Samples.of(Samples.kept()));

        assertThat(json.path("version").asInt()).isEqualTo(2);
        assertThat(json.path("kept").asBoolean()).isTrue();
        assertThat(json.path("promises").valueStream()).hasSize(5).allSatisfy(promise -> {
            assertThat(promise.path("judgement").asString()).isEqualTo("kept");
            assertThat(promise.path("testimonies")
                            .valueStream()
                            .map(each -> each.path("witness").asString()))
                    .containsExactly("LOG", "BUYERS");
        });
    }

    @Test
    void what_was_not_measured_is_null() {
        JsonNode json = json(Samples.of(Samples.kept()));

        assertThat(json.path("figures").path("redisCommandsPerPoll").isNull()).isTrue();
        assertThat(json.path("kendallTau").path("arrivalOfPresent").isNull()).isTrue();
    }

    @Test
    void the_course_is_rows_of_numbers() {
        JsonNode course = json(Samples.of(Samples.kept())).path("course");

        assertThat(course.path("arrivals").toString()).isEqualTo("[[0,1],[1,2]]");
        assertThat(course.path("held").toString()).isEqualTo("[[0,1,1],[5,0,1],[9,1,1]]");
        assertThat(course.path("waiting").toString()).isEqualTo("[[0.0,0],[1.0,1]]");
        assertThat(course.path("timesToTurn").toString()).isEqualTo("[[1,1,1,8.003,8.003]]");
    }

    @Test
    void the_first_breaches_are_told_with_buyer_number_and_time() {
        JsonNode lost = json(Samples.of(Samples.broken()))
                .path("promises")
                .valueStream()
                .filter(promise -> promise.path("promise").asString().equals("nobody is lost"))
                .findFirst()
                .orElseThrow();

        assertThat(lost.path("breaches").asLong()).isEqualTo(1);
        assertThat(lost.path("first").get(0).path("buyer").asInt()).isEqualTo(2);
        assertThat(lost.path("first").get(0).path("number").asLong()).isEqualTo(1);
        assertThat(lost.path("first").get(0).path("atSeconds").asDouble()).isEqualTo(3);
        assertThat(lost.path("first").get(0).path("witness").asString()).isEqualTo("BUYERS");
    }

    @Test
    void the_run_is_read_back_as_it_was() {
        assertThat(VerdictJson.run(VerdictJson.of(Samples.of(Samples.kept())))).isEqualTo(Samples.run());
    }

    @Test
    void another_version_is_refused() {
        assertThatThrownBy(() -> VerdictJson.run("{\"version\":1}")).hasMessageContaining("want version 2, got 1");
    }
}
