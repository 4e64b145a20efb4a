package org.onsale.loadtest.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where and when a run was made, told with its figures. */
final class Surroundings {
    private Surroundings() {}

    /** @return what is known, by name, in the order in which it is told */
    static Map<String, String> of(Path home, Path java, Plan plan) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("commit", said(home, "git", "describe", "--always", "--dirty"));
        all.put("processor", processor());
        all.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        all.put("java", javaVersion(java) + " " + String.join(" ", plan.javaOptions()));
        all.put(
                "load",
                String.format(
                        Locale.ROOT,
                        "%d connections, %d rounds of %d s, %,d waiting",
                        plan.connections(),
                        plan.rounds(),
                        plan.stretch().toSeconds(),
                        plan.waiting()));
        return all;
    }

    /** Major version of a Java home's release. */
    static String javaMajor(Path java) {
        String version = javaVersion(java);
        int end = 0;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return version.substring(0, end);
    }

    private static String javaVersion(Path java) {
        try {
            return Files.readAllLines(java.getParent().getParent().resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String said(Path folder, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).directory(folder.toFile()).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
