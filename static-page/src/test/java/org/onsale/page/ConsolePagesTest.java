package org.onsale.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsolePagesTest {

    private static final PageSettings ELSEWHERE = new PageSettings("", "https://in.example:8443/api", "");
    private static final Pattern INLINE = Pattern.compile(" (style|on[a-z]+)=|<style|<script(?! type=\"module\" src=)");
    private static final Pattern USED = Pattern.compile("(?:src|href)=\"([a-z0-9/-]+\\.[a-z]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("(?:from |import\\()'\\./([a-z0-9/-]+\\.mjs)'");

    @Test
    void nothingIsLoadedFromElsewhereAndOnlyTheServiceIsCalled() {
        assertThat(ConsolePages.of(ELSEWHERE, "https://login.example/realms/onsale")
                        .contentPolicy())
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                        + "connect-src 'self' https://in.example:8443 https://login.example; form-action 'none'; "
                        + "base-uri 'none'; frame-ancestors 'none'");
        assertThat(ConsolePages.of(PageSettings.SAME_ORIGIN, "").contentPolicy())
                .contains("connect-src 'self';");
    }

    @Test
    void pagesAreToldWhereTheServiceIsAndHaveNothingInline() {
        for (String file : ConsolePages.files()) {
            assertThat(ConsolePages.of(ELSEWHERE, "").html(file))
                    .contains("name=\"onsale-admission\" content=\"https://in.example:8443/api\"")
                    .contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                    .doesNotContainPattern(INLINE);
        }
    }

    @Test
    void everyFileThatIsUsedIsPacked() {
        List<String> packed = SiteFiles.all();
        for (String page : ConsolePages.files()) {
            assertThat(packed).containsAll(found(USED, page));
        }
        packed.stream()
                .filter(file -> file.matches("console/[a-z-]+\\.mjs"))
                .forEach(module -> assertThat(packed).as(module).containsAll(found(IMPORTED, module)));
        assertThat(packed).noneMatch(file -> file.endsWith(".md"));
    }

    @Test
    void anIssuerThatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> ConsolePages.of(PageSettings.SAME_ORIGIN, "login.example; script-src *"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the issuer");
    }

    private static List<String> found(Pattern pattern, String file) {
        String text = new String(SiteFiles.read(file), StandardCharsets.UTF_8);
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> "console/" + result.group(1))
                .toList();
    }
}
