package org.onsale.shop.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedPathsTest {
    private final ProtectedPaths paths = new ProtectedPaths(
            Settings.of(Map.of("protect", "/checkout/**,/pay", "exempt", "/checkout/assets/**,/thank-you")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/checkout",
                "/checkout/",
                "/checkout/a/b",
                "/CheckOut/a",
                "//checkout/a",
                "/checkout//a",
                "/checkout;v=1/a",
                "/checkout/a;v=1",
                "/%63heckout/a",
                "/x/../checkout/a",
                "/./checkout",
                "/checkout/assets/../a",
                "/checkout/assets/%2e%2e/a",
                "/checkout/assets/..;x/a",
                "/pay",
                "/pay/",
                "/PAY",
                "/checkout/%zz",
                "/%zz",
                "/checkout%2Fa",
                "/checkout/Assets/a"
            })
    void aPathThatAnybodyCouldTakeForAProtectedOneNeedsAPass(String path) {
        assertThat(paths.of(FakeVisit.get(path))).isEqualTo(Demand.PASS_NEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/checkouts", "/a/checkout", "/payments", "/pay/now"})
    void otherPathsNeedNone(String path) {
        assertThat(paths.of(FakeVisit.get(path))).isEqualTo(Demand.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checkout/assets/a", "/thank-you"})
    void anExemptPathNeedsNoneButMayShowOne(String path) {
        assertThat(paths.of(FakeVisit.get(path))).isEqualTo(Demand.PASS_WELCOME);
    }

    @Test
    void oneProtectedReadingOfTheServerIsEnough() {
        assertThat(paths.of(FakeVisit.get("/x").also("/checkout/a"))).isEqualTo(Demand.PASS_NEEDED);
        assertThat(paths.of(FakeVisit.get("/checkout/assets/a").also("/checkout/a")))
                .isEqualTo(Demand.PASS_NEEDED);
    }

    @Test
    void exemptMethodsAreNeverLookedAt() {
        assertThat(paths.of(FakeVisit.get("/checkout/a").by("OPTIONS"))).isEqualTo(Demand.NOTHING);
        assertThat(paths.of(FakeVisit.get("/checkout/a").by("HEAD"))).isEqualTo(Demand.NOTHING);
        assertThat(paths.of(FakeVisit.get("/checkout/a").by("POST"))).isEqualTo(Demand.PASS_NEEDED);
        assertThat(new ProtectedPaths(Settings.of(Map.of("exempt-methods", "")))
                        .of(FakeVisit.get("/checkout/a").by("HEAD")))
                .isEqualTo(Demand.PASS_NEEDED);
    }
}
