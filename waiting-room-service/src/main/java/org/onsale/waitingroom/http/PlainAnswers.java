package org.onsale.waitingroom.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.onsale.waitingroom.application.NotNow;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes answers of plain pages: never cached, never framed, allowed to load nothing. */
@Component
final class PlainAnswers {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Problems problems;

    PlainAnswers(Problems problems) {
        this.problems = problems;
    }

    ResponseEntity<String> answer(PlainPage page) {
        return answer(HttpStatus.OK, page);
    }

    ResponseEntity<String> answer(HttpStatus status, PlainPage page) {
        return ResponseEntity.status(status).headers(headers()).body(PlainHtml.of(page));
    }

    ResponseEntity<String> answer(ProblemType type, Optional<PlainPage.Part> next) {
        HttpHeaders headers = headers(type);
        return ResponseEntity.status(type.status()).headers(headers).body(page(type, headers, next));
    }

    ResponseEntity<String> answer(NotNow notNow, Optional<PlainPage.Part> next) {
        return answer(Problems.typeOf(notNow), next);
    }

    /** Goes on to another address; {@link HttpStatus#TEMPORARY_REDIRECT} sends the form along, a cookie comes with it. */
    ResponseEntity<String> see(HttpStatus status, URI address, Optional<String> cookie) {
        HttpHeaders headers = headers();
        headers.remove(HttpHeaders.CONTENT_TYPE);
        headers.setLocation(address);
        cookie.ifPresent(text -> headers.set(HttpHeaders.SET_COOKIE, text));
        return ResponseEntity.status(status).headers(headers).build();
    }

    /** Of a problem that no controller saw. */
    String page(ProblemType type, HttpHeaders headers, Optional<PlainPage.Part> next) {
        return PlainHtml.of(
                PlainRefusals.of(type, Optional.ofNullable(headers.getFirst(HttpHeaders.RETRY_AFTER)), next));
    }

    /** As of the same problem in JSON, but for people. */
    HttpHeaders headers(ProblemType type) {
        HttpHeaders headers = problems.headers(type);
        headers.putAll(headers());
        return headers;
    }

    private static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(HTML);
        headers.setCacheControl("no-store");
        headers.set("Content-Security-Policy", PlainHtml.POLICY);
        headers.set("Referrer-Policy", "same-origin");
        headers.set("X-Content-Type-Options", "nosniff");
        return headers;
    }
}
