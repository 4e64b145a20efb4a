package org.onsale.local.site;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A request and the answer it is going to get. */
record Exchange(HttpServerRequest request, HttpServerResponse response) {

    boolean is(HttpMethod method) {
        return request.method().equals(method);
    }

    /** With its slashes, without the query, not decoded. */
    String path() {
        return request.fullPath();
    }

    /** With its question mark; empty when there is none. */
    String query() {
        int start = request.uri().indexOf('?');
        return start < 0 ? "" : request.uri().substring(start);
    }

    boolean cameFrom(String origin) {
        return origin.equals(request.requestHeaders().get(HttpHeaderNames.ORIGIN));
    }

    boolean has(String etag) {
        return etag.equals(request.requestHeaders().get(HttpHeaderNames.IF_NONE_MATCH));
    }

    String cookies() {
        return String.join("; ", request.requestHeaders().getAll(HttpHeaderNames.COOKIE));
    }
}
