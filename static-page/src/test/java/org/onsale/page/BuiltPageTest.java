package org.onsale.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltPageTest {

    private static final int WEIGHT_LIMIT = 12 * 1024;
    private static final PageSettings ELSEWHERE =
            new PageSettings("https://wait.example:8443/room", "https://in.example/", "run-7");

    private final WaitingPage page = WaitingPage.of(PageSettings.SAME_ORIGIN);

    @Test
    void theFirstViewWeighsAtMostTwelveKilobytesInAnyLanguage() throws Exception {
        int page = zipped(WaitingPage.of(ELSEWHERE).html().getBytes(StandardCharsets.UTF_8));
        int words = 0;
        for (String file : words()) {
            words = Math.max(words, zipped(SiteFiles.read(file)));
        }

        System.out.printf("waiting page: %d bytes zipped, and at most %d of words%n", page, words);
        assertThat(page + words).isLessThanOrEqualTo(WEIGHT_LIMIT);
    }

    @Test
    void thePageIsOneFileWithoutLinksToOthers() {
        assertThat(found("(?:src|href)=\"([^\"]*)\"", markup())).allMatch(link -> link.startsWith("data:"));
        assertThat(page.html()).doesNotContain("@import", "url(");
    }

    @Test
    void thePolicyNamesTheScriptAndTheStyleOfThePageAndNoOther() throws Exception {
        String policy = page.contentPolicy();

        assertThat(found("'(sha256-[^']*)'", policy))
                .containsExactly(
                        hash(found("(?s)<script>(.*?)</script>", page.html())),
                        hash(found("(?s)<style>(.*?)</style>", page.html())));
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(policy)
                .startsWith(found("Content-Security-Policy\" content=\"([^\"]*)\"", page.html())
                        .get(0));
    }

    @Test
    void nothingOfThePageNeedsAStyleOrAHandlerInItsMarkup() {
        assertThat(markup()).doesNotContainPattern("\\sstyle=").doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void onItsOwnOriginThePageCallsNobodyElse() {
        assertThat(page.contentPolicy()).contains("connect-src 'self';", "form-action 'self';");
        assertThat(page.html())
                .contains("name=\"onsale-waiting-room\" content=\"\"", "action=\"/place\"")
                .contains("name=\"onsale-admission\" content=\"\"");
    }

    @Test
    void forServicesElsewhereAddressesAndPolicyAreFitted() {
        WaitingPage fitted = WaitingPage.of(ELSEWHERE);

        assertThat(fitted.contentPolicy())
                .contains("connect-src 'self' https://wait.example:8443;")
                .contains("form-action 'self' https://wait.example:8443;");
        assertThat(fitted.html())
                .contains("name=\"onsale-waiting-room\" content=\"https://wait.example:8443/room\"")
                .contains("name=\"onsale-admission\" content=\"https://in.example\"")
                .contains("name=\"onsale-installation\" content=\"run-7\"")
                .contains("action=\"https://wait.example:8443/room/place\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait.example",
                "ftp://wait.example",
                "https://wait.example/a b",
                "https://wait.example?x=1",
                "https://u@wait.example",
                "https://wait.example\"><script>",
                "https://wait.example; script-src *",
                "//wait.example",
                "/room"
            })
    void anAddressThatIsNoneIsRefused(String address) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new PageSettings(address, "", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }

    @Test
    void everyLanguageCanBeChosenOnThePage() {
        List<String> choice = found("<option value=([a-z]+) ", page.html());

        assertThat(choice).startsWith("en").contains("ar", "de", "es", "fr", "ja");
        assertThat(words())
                .containsExactlyInAnyOrderElementsOf(choice.stream()
                        .filter(language -> !language.equals("en"))
                        .map(language -> "waiting/words/" + language + ".json")
                        .toList());
    }

    @Test
    void everyStateCanBePreviewed() {
        assertThat(WaitingPage.previews())
                .contains("joining", "waiting", "near", "turn", "soldOut", "cutOff", "blocked");
    }

    private String markup() {
        return page.html().replaceAll("(?s)<(script|style).*?</\\1>", "");
    }

    private static List<String> words() {
        return SiteFiles.all().stream()
                .filter(file -> file.startsWith("waiting/words/"))
                .toList();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String hash(List<String> inline) throws Exception {
        assertThat(inline).hasSize(1);
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(inline.get(0).getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    private static int zipped(byte[] content) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        }
        return zipped.size();
    }
}
