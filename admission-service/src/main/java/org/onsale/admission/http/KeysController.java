package org.onsale.admission.http;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the keys by which shops verify passes without asking anybody. */
@RestController
final class KeysController {
    private static final Duration KEPT_BY_SHOPS = Duration.ofMinutes(5);

    private final PublishedKeys published;

    KeysController(PublishedKeys published) {
        this.published = published;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT_BY_SHOPS).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(published.json());
    }
}
