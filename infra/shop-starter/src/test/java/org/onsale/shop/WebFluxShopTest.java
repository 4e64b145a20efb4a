package org.onsale.shop;

import org.onsale.shop.reactive.ReactiveOnsaleCheckouts;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

class WebFluxShopTest extends ShopStories {

    WebFluxShopTest() {
        super(WebApplicationType.REACTIVE, WebFluxShop.class);
    }

    @SpringBootConfiguration
    // Of the two servers on the class path of these tests the one of WebFlux is taken.
    @EnableAutoConfiguration(
            exclude = {
                TomcatReactiveWebServerAutoConfiguration.class,
                TomcatReactiveManagementContextAutoConfiguration.class
            })
    @Import({Pages.class, Thanks.class})
    static class WebFluxShop {}

    @RestController
    record Thanks(ReactiveOnsaleCheckouts checkouts) {

        @GetMapping("/thank-you")
        Mono<String> thanks(
                @RequestAttribute(name = OnsaleCheckout.ATTRIBUTE, required = false) OnsaleCheckout checkout,
                ServerHttpResponse response) {
            if (checkout == null) {
                return Mono.just("thank you, stranger");
            }
            response.getHeaders().add("Set-Cookie", checkout.cookieRemoval());
            return checkouts.completed(checkout).map(release -> "thank you, " + release);
        }

        @PostMapping("/checkout/beat")
        Mono<String> beat(@RequestAttribute(OnsaleCheckout.ATTRIBUTE) OnsaleCheckout checkout) {
            return checkouts.keepAlive(checkout).map(Object::toString);
        }

        @PostMapping("/checkout/leave")
        Mono<String> leave(@RequestAttribute(OnsaleCheckout.ATTRIBUTE) OnsaleCheckout checkout) {
            return checkouts.abandoned(checkout).map(Object::toString);
        }
    }
}
