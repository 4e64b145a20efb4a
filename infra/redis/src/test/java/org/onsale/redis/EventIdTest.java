package org.onsale.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

    private static final String LONGEST = "a".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "spring-tour-2031", "a-", "a--b", "0-0"})
    void anIdIsMadeOfSmallLettersDigitsAndHyphens(String id) {
        assertThat(EventId.of(id).value()).isEqualTo(id);
        assertThat(EventId.parse(id)).contains(EventId.of(id));
        assertThat(EventId.of(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-a",
                "A",
                "a b",
                "a\n",
                "\na",
                "a_b",
                "a.b",
                "a/b",
                "../a",
                "a{b}",
                "{a}",
                "a*",
                "a?",
                "a:b",
                "a%00",
                "a\u0000",
                "é",
                "а",
                "١",
                "a;x",
                "a\r\nSET"
            })
    void anythingElseIsNone(String id) {
        assertThat(EventId.parse(id)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> EventId.of(id)).withMessageContaining("Not an event id");
    }

    @Test
    void anIdHas64CharactersAtMost() {
        assertThat(EventId.parse(LONGEST)).isPresent();
        assertThat(EventId.parse(LONGEST + "a")).isEmpty();
    }

    @Test
    void theErrorOfAHugeIdIsShortAndOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventId.of("\r\n\u001b[31m" + "x".repeat(1_000_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).doesNotContainPattern("\\p{Cntrl}"));
    }
}
