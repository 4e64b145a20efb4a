package org.onsale.admission.problems;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** A request that cannot be granted, with the words for it. Immutable; carries no stack trace. */
public final class Problem extends RuntimeException {
    private final ProblemType type;
    private final Map<String, Object> details;
    private final HttpHeaders headers;

    private Problem(ProblemType type, String detail, Map<String, Object> details, HttpHeaders headers) {
        super(detail, null, false, false);
        this.type = type;
        this.details = details;
        this.headers = headers;
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of(), new HttpHeaders());
    }

    /** With a further member of the body. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Problem(type, String.valueOf(getMessage()), more, headers);
    }

    /** With a header of the answer. */
    public Problem withHeader(String name, String value) {
        HttpHeaders more = new HttpHeaders();
        more.putAll(headers);
        more.add(name, value);
        return new Problem(type, String.valueOf(getMessage()), details, more);
    }

    ProblemType type() {
        return type;
    }

    HttpHeaders headers() {
        return headers;
    }

    /** The members of the body. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.urn());
        body.put("title", type.title());
        body.put("status", type.status().value());
        body.put("detail", String.valueOf(getMessage()));
        body.putAll(details);
        return body;
    }
}
