package org.onsale.waitingroom.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceIdsTest {

    private static final String FIRST = "a:dpLC+T1mr6lQU8mGIIkhJjCl9wAQB6BTT3Mdx8n0TXk=";
    private static final String SECOND = "b:P8TgKP9oZp9Kw4kQ2cGZ1Z3GdJ0c4q6dQ1q0b5x9fOg=";

    private final PlaceIds ids = new PlaceIds(PlaceKeyRing.parse(FIRST));

    @Test
    void goldenIdsStillHold() {
        assertThat(ids.ofKey("demo", "abc")).isEqualTo("RWd5hu1pDMFa0U55");
        assertThat(ids.ofIdentity("demo", "abc")).isEqualTo("HP9gu39aOpdUM7gu");
    }

    @Test
    void eventsKeysAndIdentitiesNeverMeet() {
        Set<String> seen = new HashSet<>();

        for (String event : new String[] {"a", "a-key", "ab"}) {
            for (String value : new String[] {"x", "key|x", "identity|x", "|x", "ü", "x "}) {
                assertThat(seen.add(ids.ofKey(event, value))).isTrue();
                assertThat(seen.add(ids.ofIdentity(event, value))).isTrue();
            }
        }
    }

    @Test
    void rotationGivesNobodyASecondPlace() {
        String before = ids.ofKey("demo", "abc");

        assertThat(new PlaceIds(PlaceKeyRing.parse(FIRST + "," + SECOND)).ofKey("demo", "abc"))
                .isEqualTo(before);
        assertThat(new PlaceIds(PlaceKeyRing.parse(SECOND + "," + FIRST)).ofKey("demo", "abc"))
                .isEqualTo(before);
    }
}
