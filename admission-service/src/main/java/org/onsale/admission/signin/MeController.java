package org.onsale.admission.signin;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Tells organisers who they are here. */
@RestController
final class MeController {

    @GetMapping(path = "/v1/admin/me", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> me(@RequestAttribute(Organiser.ATTRIBUTE) Organiser organiser) {
        return Map.of("name", organiser.name(), "role", organiser.role().word());
    }
}
