package org.onsale.shop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private final Entrance entrance = new Entrance(Settings.of(Map.of("admission", "https://queue.example/onsale/")));

    @Test
    void theWholeAddressIsOneEncodedValue() {
        FakeVisit visit = FakeVisit.get("/checkout?a=1&b=%26#x");

        assertThat(entrance.wayIn(visit, true))
                .isEqualTo("https://queue.example/onsale/enter/demo"
                        + "?return_to=https%3A%2F%2Fshop.example%2Fcheckout%3Fa%3D1%26b%3D%2526%23x");
    }

    @Test
    void charactersAnAddressMayNotHoldAreEncodedFirst() {
        FakeVisit visit = FakeVisit.get("/checkout?q=ä|\"<\r\n");

        assertThat(entrance.wayIn(visit, true)).endsWith("%3Fq%3D%25C3%25A4%257C%2522%253C%250D%250A");
    }

    @Test
    void anAddressTooLongForTheEntranceLosesItsQueryThenItself() {
        FakeVisit longQuery = FakeVisit.get("/checkout?" + "a".repeat(2_000));
        FakeVisit longPath = FakeVisit.get("/checkout/" + "a".repeat(2_000));

        assertThat(entrance.wayIn(longQuery, true)).endsWith("return_to=https%3A%2F%2Fshop.example%2Fcheckout");
        assertThat(entrance.wayIn(longPath, true)).isEqualTo("https://queue.example/onsale/enter/demo");
    }

    @Test
    void anythingElseThanAVisitReturnsToThePageItCameFromIfThatIsTheShops() {
        assertThat(entrance.wayIn(from("https://shop.example/cart?x=1"), false)).endsWith("%2Fcart%3Fx%3D1");
        assertThat(entrance.wayIn(from("https://shop.example.evil.example/"), false))
                .endsWith("%2Fapi");
        assertThat(entrance.wayIn(from("https://shop.example/\\evil"), false)).endsWith("%2Fapi");
        assertThat(entrance.wayIn(from("https://shop.example/cart"), true)).endsWith("%2Fapi");
    }

    private static FakeVisit from(String referer) {
        FakeVisit visit = FakeVisit.get("/api");
        return new FakeVisit("POST", visit.paths(), visit.address(), Map.of("Referer", referer));
    }
}
