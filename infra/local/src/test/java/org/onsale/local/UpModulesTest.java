package org.onsale.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On a fresh machine no module of this project is in the local repository, so {@code infra/up} must build every one that
 * those it runs stand on, as they are without their tests.
 */
class UpModulesTest {

    private static final Path HOME = Path.of("../..");
    private static final Pattern MODULES = Pattern.compile("(?m)^modules=\\((.*)\\)$");
    private static final Pattern PROFILES = Pattern.compile("(?s)<profiles>.*</profiles>");
    private static final Pattern OURS =
            Pattern.compile("(?s)<dependency>\\s*<groupId>org\\.onsale</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern ARTIFACT = Pattern.compile("(?s)</parent>\\s*<artifactId>([^<]+)</artifactId>");

    static List<String> modules() throws IOException {
        Matcher modules = MODULES.matcher(Files.readString(HOME.resolve("infra/up")));
        assertThat(modules.find()).as("infra/up names its modules").isTrue();
        return List.of(modules.group(1).split(" "));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatAModuleStandsOnIsBuiltBeforeIt(String module) throws IOException {
        List<String> modules = modules();
        Set<String> before = modules.subList(0, modules.indexOf(module)).stream()
                .map(UpModulesTest::pom)
                .flatMap(pom -> ARTIFACT.matcher(pom).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());

        assertThat(OURS.matcher(PROFILES.matcher(pom(module)).replaceAll(""))
                        .results()
                        .map(found -> found.group(1)))
                .isSubsetOf(before);
    }

    private static String pom(String module) {
        try {
            return Files.readString(HOME.resolve(module).resolve("pom.xml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
