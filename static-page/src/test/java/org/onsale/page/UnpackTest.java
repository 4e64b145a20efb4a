package org.onsale.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackTest {

    private record Run(int code, String out) {}

    @TempDir
    private Path folder;

    @Test
    void thePagesAreLaidOutForAWebServer() throws Exception {
        Run run = run("--to", folder.resolve("a/b").toString(), "--waiting-room", "https://wait.example");

        assertThat(run.code()).as(run.out()).isZero();
        Path waiting = folder.resolve("a/b/waiting");
        assertThat(waiting.resolve("words/de.json")).isNotEmptyFile();
        assertThat(waiting.resolve("index.html")).content().contains("content=\"https://wait.example\"");
        assertThat(waiting.resolve("csp.conf"))
                .content()
                .contains("add_header Content-Security-Policy \"default-src 'none'; ")
                .contains("connect-src 'self' https://wait.example; ")
                .endsWith("frame-ancestors 'none'\" always;\n");
    }

    @Test
    void theConsoleIsLaidOutForItsServiceAndItsProvider() throws Exception {
        Run run = run(
                "--to",
                folder.toString(),
                "--admission",
                "https://in.example",
                "--issuer",
                "https://login.example/r/1");

        assertThat(run.code()).as(run.out()).isZero();
        Path console = folder.resolve("console");
        assertThat(console.resolve("vendor/uplot.mjs")).isNotEmptyFile();
        assertThat(console.resolve("index.html")).content().contains("content=\"https://in.example\"");
        assertThat(console.resolve("csp.conf"))
                .content()
                .contains("connect-src 'self' https://in.example https://login.example; ")
                .endsWith("frame-ancestors 'none'\" always;\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--to", "--to  ", "--too x", "--to x --waiting-room wait.example", "--to x --admission", "x"
            })
    void whatIsNotUnderstoodIsSaidInOneLine(String line) throws Exception {
        Run run = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).startsWith("static-page: ").hasLineCount(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        Run run = run("--to", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("cannot write").hasLineCount(1);
    }

    private static Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                Path.of("target", "classes").toString(),
                                Unpack.class.getName()),
                        Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out);
    }
}
