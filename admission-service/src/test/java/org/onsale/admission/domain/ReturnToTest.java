package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onsale.admission.support.WayBack;

final class ReturnToTest {

    static List<WayBack> ways() {
        return WayBack.all();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anAddressIsTheShopsOrNone(WayBack way) {
        assertThat(ReturnTo.within(WayBack.SHOP, way.address()).isPresent()).isEqualTo(way.ours());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example/",
                "https://shop.example:443/a/b?c=d&e=%20f#g",
                "HTTPS://SHOP.EXAMPLE/checkout",
                "http://localhost:8080/shop/checkout.html?seat=12"
            })
    void anAddressOfAnAllowedOriginIsKeptAsItIs(String address) {
        assertThat(ReturnTo.within(WayBack.SHOP, address)).contains(new ReturnTo(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "https://shop.example/"})
    void anEventThatReturnsNowhereAllowsNothing(String address) {
        assertThat(ReturnTo.within(List.of(), address)).isEmpty();
    }
}
