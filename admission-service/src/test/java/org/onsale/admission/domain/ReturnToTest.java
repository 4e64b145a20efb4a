package org.onsale.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public final class ReturnToTest {
    private static final List<String> ALLOWED = List.of("https://shop.example", "http://localhost:8080");

    /** Addresses a browser might take for another place than we do, or that are another place. */
    public static List<String> hostile() {
        return List.of(
                "",
                "/checkout",
                "//evil.example",
                "///evil.example",
                "https:evil.example",
                "https:/evil.example",
                "https:///evil.example",
                "https://",
                "\\\\evil.example",
                "https:\\\\shop.example",
                "https://shop.example\\@evil.example",
                "https://evil.example\\shop.example",
                "https://shop.example@evil.example",
                "https://user:secret@shop.example/",
                "https://@shop.example/",
                "https://shop.example.evil.example/",
                "https://shop.example.",
                "https://evil.example/https://shop.example",
                "https://evil.example#https://shop.example",
                "https://evil.example?https://shop.example",
                "https://shop.example:444/",
                "https://shop.example:0/",
                "https://shop.example:99999/",
                "https://shop.example:80/",
                "http://shop.example/",
                "http://localhost/",
                "https://shop%2eexample/",
                "https://shop.example%00.evil.example/",
                "https://shop.example%40evil.example/",
                "https://shop%E3%80%82example/",
                "https://ѕhop.example/",
                "https://shop。example/",
                "https://xn--hop-qdb.example/",
                "javascript:alert(1)",
                "javascript://shop.example/%0aalert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "ftp://shop.example/",
                "file:///etc/passwd",
                " https://shop.example/",
                "https://shop.example/ ",
                "https://shop.example/\r\nSet-Cookie: x=y",
                "https://shop.example/\t",
                "https://shop.example/\u0000",
                "https://shop.example\u0000.evil.example/",
                "https://[::1]/",
                "https://127.1/",
                "https://shop_example/",
                "https://shop.example/%zz",
                "https://shop.example/" + "x".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileAddressIsNone(String address) {
        assertThat(ReturnTo.within(ALLOWED, address)).isEmpty();
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
        assertThat(ReturnTo.within(ALLOWED, address)).contains(new ReturnTo(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "https://shop.example/"})
    void anEventThatReturnsNowhereAllowsNothing(String address) {
        assertThat(ReturnTo.within(List.of(), address)).isEmpty();
    }
}
