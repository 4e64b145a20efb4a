package org.onsale.page.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void english() throws IOException {
        put(
                "en",
                "{'language':'English','turn':['Turn','It is {0}'],'ahead':{'one':'person','other':'people'},'go':'Go'}");
    }

    @Test
    void aLanguageIsOneFileAndEnglishComesFirst() throws IOException {
        put(
                "de",
                "{'go':'Los','language':'Deutsch','turn':['Dran','Es ist {0}'],'ahead':{'one':'Person','other':'Personen'}}");

        List<Words> languages = Words.in(folder);

        assertThat(languages).extracting(Words::name).containsExactly("English", "Deutsch");
        assertThat(languages.get(1).packed(languages.get(0)))
                .matches("\\[\"[^\"]+\",\"Deutsch\",\\[\"Dran\",\"Es ist \\{0}\"],\\{.*},\"Los\"]");
    }

    @Test
    void packedWordsNameTheVersionOfTheKeysTheyAreReadBy() throws IOException {
        put(
                "de",
                "{'language':'Deutsch','turn':['Dran','Es ist {0}'],'ahead':{'one':'Person','other':'Personen'},'go':'Los'}");
        List<Words> languages = Words.in(folder);

        String version = languages.get(1).packed(languages.get(0)).split("\"")[1];

        assertThat(languages.get(0).json()).startsWith("{\"version\":\"" + version + "\",\"language\":\"English\"");
    }

    @Test
    void aMissingAnUnknownAndAnEmptyTextAreRefused() throws IOException {
        put("de", "{'language':'Deutsch','turn':['Dran'],'ahead':{'other':'Personen'},'stop':'Halt'}");
        assertThatThrownBy(() -> Words.in(folder))
                .hasMessage("words/de.json: /go is missing; /stop is unknown; /turn/1 is missing");

        put("de", "{'language':'Deutsch','turn':['Dran',' '],'ahead':{'other':'Personen'},'go':'Los'}");
        assertThatThrownBy(() -> Words.in(folder)).hasMessage("words/de.json: /turn/1 has no text");
    }

    @Test
    void aLostPlaceholderIsRefused() throws IOException {
        put("de", "{'language':'Deutsch','turn':['Dran','Es ist 0'],'ahead':{'other':'Personen'},'go':'Los'}");

        assertThatThrownBy(() -> Words.in(folder))
                .hasMessage("words/de.json: /turn/1 has no placeholder where English has {0}");
    }

    @Test
    void aFileThatIsNotNamedByALanguageIsRefused() throws IOException {
        put("deutsch", "{}");

        assertThatThrownBy(() -> Words.in(folder)).hasMessageContaining("words/deutsch.json");
    }

    private void put(String language, String json) throws IOException {
        Files.writeString(folder.resolve(language + ".json"), json.replace('\'', '"'));
    }
}
