package org.onsale.shop;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Pages that are the same in both shops. */
@RestController
class Pages {

    @GetMapping("/")
    String home() {
        return "home";
    }

    @GetMapping("/checkout/assets/logo")
    String asset() {
        return "asset";
    }

    @GetMapping({"/checkout", "/checkout/pay"})
    String pay(@RequestAttribute(name = OnsaleCheckout.ATTRIBUTE, required = false) OnsaleCheckout checkout) {
        return checkout == null ? "checkout of nobody known" : "checkout " + checkout.id() + " of " + checkout.event();
    }

    @PostMapping("/checkout/pay")
    String paid(@RequestBody String body) {
        return "paid with " + body;
    }
}
