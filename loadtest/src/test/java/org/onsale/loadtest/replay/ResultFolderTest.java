package org.onsale.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onsale.loadtest.history.RunClock;
import org.onsale.loadtest.options.ReplayOptions;

class ResultFolderTest {

    private static final RunClock CLOCK = new RunClock(() -> 0, 0, 1_900_000_000_000L);

    @TempDir
    Path results;

    @Test
    void aSingleGeneratorWritesBesideItsYoungestReport() throws IOException {
        Files.createDirectories(results.resolve("onsalespike-20310501180000000"));
        Path youngest = Files.createDirectories(results.resolve("onsalespike-20310501190000000"));
        Files.createDirectories(results.resolve("smoke-20310501200000000"));

        assertThat(folder("1/1")).isEqualTo(youngest);
    }

    @Test
    void withoutAReportItHasAFolderOfItsOwn() throws IOException {
        assertThat(folder("1/1")).isEqualTo(results.resolve("onsalespike-1900000000000"));
    }

    @Test
    void generatorsOfOneMachineDoNotMeet() throws IOException {
        Files.createDirectories(results.resolve("onsalespike-20310501180000000"));

        assertThat(folder("2/4")).isEqualTo(results.resolve("big-1-part-2-of-4"));
        assertThat(ResultFolder.growingHistory(options("2/4"))).isEqualTo(results.resolve("big-1-part-2-of-4.history"));
        assertThat(ResultFolder.growingHistory(options("1/4"))).isEqualTo(results.resolve("big-1-part-1-of-4.history"));
    }

    private Path folder(String part) throws IOException {
        return ResultFolder.of(options(part), "OnsaleSpike", CLOCK).folder();
    }

    private ReplayOptions options(String part) {
        Properties given = new Properties();
        given.setProperty("admin.token", "a-token-of-16-characters");
        given.setProperty("part", part);
        given.setProperty("event", "big-1");
        given.setProperty("results", results.toString());
        return ReplayOptions.from(given, Map.of());
    }
}
