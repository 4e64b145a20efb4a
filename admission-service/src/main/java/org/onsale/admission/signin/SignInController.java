package org.onsale.admission.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a console, before anybody is signed in, where people sign in. */
@RestController
final class SignInController {
    private final Map<String, @Nullable Object> answer = new LinkedHashMap<>();

    SignInController(SignIn signIn) {
        answer.put("oidc", signIn.provider().orElse(null));
    }

    @GetMapping(path = "/v1/sign-in", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> signIn() {
        return answer;
    }
}
