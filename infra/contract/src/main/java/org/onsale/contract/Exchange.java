package org.onsale.contract;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** One request and its answer, as the service saw them. */
record Exchange(
        String method,
        URI uri,
        HttpHeaders requestHeaders,
        byte[] requestBody,
        int status,
        HttpHeaders headers,
        byte[] body) {

    String path() {
        return uri.getRawPath();
    }

    boolean isAccepted() {
        return status < 400;
    }

    /** Type and subtype; empty if the answer tells none. */
    static String essence(HttpHeaders headers) {
        MediaType type = headers.getContentType();
        return type == null ? "" : type.getType() + "/" + type.getSubtype();
    }

    @Override
    public String toString() {
        return method + " " + path() + " -> " + status;
    }
}
