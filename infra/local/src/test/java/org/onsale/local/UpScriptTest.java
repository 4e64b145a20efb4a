package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code infra/up} says before it builds or starts anything. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "infra/up is a bash script")
class UpScriptTest {

    private static final Path UP = Path.of("../up").toAbsolutePath().normalize();
    private static final List<String> TOOLS =
            List.of("bash", "dirname", "sed", "head", "find", "mkdir", "touch", "cat", "env", "mv", "uname");

    @TempDir
    private Path folder;

    private Path tools;

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void onlyTheUsualTools() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path found = List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
    }

    @Test
    void helpNamesOptionsAndSettings() throws Exception {
        Ended help = up(Map.of(), "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("usage: infra/up", "--crowd N", "ONSALE_SITE_PORT", "ONSALE_REDIS_PORT");
    }

    @Test
    void anUnknownOptionIsNamed() throws Exception {
        Ended ended = up(Map.of(), "--crwd", "3");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo("infra/up: unknown option \"--crwd\"; see infra/up --help\n");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() throws Exception {
        assertThat(up(Map.of(), "--crowd").err()).isEqualTo("infra/up: --crowd needs a number; see infra/up --help\n");
    }

    @Test
    void aMissingJavaIsOneLine() throws Exception {
        Ended ended = up(Map.of());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo("infra/up: no java on the PATH and JAVA_HOME is not set; a JDK (17 or newer) is needed\n");
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        assertThat(up(Map.of("JAVA_HOME", "/nowhere")).err())
                .isEqualTo("infra/up: JAVA_HOME is \"/nowhere\", but there is no bin/java in it\n");
    }

    @Test
    void anOldJavaIsNamedWithItsVersion() throws Exception {
        Path home = javaThatIs("11", folder.resolve("old"));

        assertThat(up(Map.of("JAVA_HOME", home.toString())).err())
                .isEqualTo("infra/up: " + home + "/bin/java is Java 11; 17 or newer is needed\n");
    }

    @Test
    void aMissingMavenIsSaidWhenSomethingIsToBeBuilt() throws Exception {
        Ended ended = upOfAFreshClone(javaThatIs("21", folder.resolve("new")));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("infra/up: Maven (mvn) is not on the PATH; it is needed to build\n");
    }

    @Test
    void aRuntimeWithoutCompilerIsSaidWhenSomethingIsToBeBuilt() throws Exception {
        script(tools.resolve("mvn"), "exit 0");
        Path home = javaThatIs("21", folder.resolve("runtime"));

        assertThat(upOfAFreshClone(home).err())
                .isEqualTo("infra/up: " + home + " has no javac; a JDK is needed to build, this is only a runtime\n");
    }

    /** A stand-in that answers like a Java of this version. */
    private static Path javaThatIs(String version, Path home) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        script(
                home.resolve("bin/java"),
                "echo '    java.home = " + home + "'; echo '    java.specification.version = " + version + "'");
        return home;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended upOfAFreshClone(Path javaHome) throws Exception {
        Path clone = Files.createDirectories(folder.resolve("clone/infra"));
        Path copy = Files.copy(UP, clone.resolve("up"));
        return run(copy, Map.of("JAVA_HOME", javaHome.toString()));
    }

    private Ended up(Map<String, String> environment, String... arguments) throws Exception {
        return run(UP, environment, arguments);
    }

    private Ended run(Path script, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tools.resolve("bash").toString(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), read("out"), read("err"));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }
}
