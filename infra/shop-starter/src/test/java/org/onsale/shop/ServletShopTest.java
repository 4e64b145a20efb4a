package org.onsale.shop;

import jakarta.servlet.http.HttpServletResponse;
import org.onsale.shop.servlet.OnsaleCheckouts;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

class ServletShopTest extends ShopStories {

    ServletShopTest() {
        super(WebApplicationType.SERVLET, ServletShop.class);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Pages.class, Thanks.class})
    static class ServletShop {}

    @RestController
    record Thanks(OnsaleCheckouts checkouts) {

        @GetMapping("/thank-you")
        String thanks(
                @RequestAttribute(name = OnsaleCheckout.ATTRIBUTE, required = false) OnsaleCheckout checkout,
                HttpServletResponse response) {
            if (checkout == null) {
                return "thank you, stranger";
            }
            response.addHeader("Set-Cookie", checkout.cookieRemoval());
            return "thank you, " + checkouts.completed(checkout);
        }

        @PostMapping("/checkout/beat")
        String beat(@RequestAttribute(OnsaleCheckout.ATTRIBUTE) OnsaleCheckout checkout) {
            return checkouts.keepAlive(checkout).toString();
        }

        @PostMapping("/checkout/leave")
        String leave(@RequestAttribute(OnsaleCheckout.ATTRIBUTE) OnsaleCheckout checkout) {
            return checkouts.abandoned(checkout).toString();
        }
    }
}
