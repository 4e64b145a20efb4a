package org.onsale.admission.organiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

final class CsvTest {

    @Test
    void cellsAreSeparatedByCommasAndLinesEndAsTheStandardSays() {
        assertThat(Csv.line(Arrays.asList("alice", 5, null, true, "", -7))).isEqualTo("alice,5,,true,,-7\r\n");
    }

    @Test
    void whatWouldEndACellIsQuoted() {
        assertThat(Csv.line(List.of("a,b", "say \"no\"", "two\nlines", " padded", "a;b")))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\" padded\",\"a;b\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "  =1+1",
                "\t=1+1",
                "＝1+1",
                "first\n=1+1",
                "first\r=1+1",
                "closed;=HYPERLINK(\"https://evil.example\")",
                "closed\t=1+1"
            })
    void noTextIsAFormulaInAnySpreadsheet(String text) {
        String line = Csv.line(List.of(text));

        assertThat(line).containsPattern("'\\s*[=+\\-@＝]").doesNotContainPattern("(^|[;\r\n,\"]) *[=+\\-@＝]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Spring tour", "2031-05-01T18:00:00Z", "https://shop.example/?a=b", "5 - 3", "a-b@c", "#0a7d38"})
    void plainTextsStayAsTheyAre(String text) {
        assertThat(Csv.line(List.of(text))).isEqualTo(text + "\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text/csv | true
                    text/* | true
                    text/csv, application/json | true
                    application/json, text/csv;q=0.5 | false
                    application/json | false
                    */* | false
                    text/csv;q=0.9, */*;q=0.1 | true
                    """)
    void theCallerChoosesTheForm(String accept, boolean isCsv) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, accept);

        assertThat(Csv.isWanted(headers)).isEqualTo(isCsv);
        assertThat(Csv.isWanted(new HttpHeaders())).isFalse();
    }
}
