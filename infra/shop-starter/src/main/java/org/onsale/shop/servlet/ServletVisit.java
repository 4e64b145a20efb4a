package org.onsale.shop.servlet;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onsale.shop.gate.Visit;
import org.springframework.web.util.UriUtils;

/** A servlet request. Nothing here looks at parameters, since that would read the body of a form. */
record ServletVisit(HttpServletRequest request) implements Visit {

    @Override
    public String method() {
        return request.getMethod();
    }

    /** Controllers go by the address as it was sent, other servlets and files by what the server made of it. */
    @Override
    public List<String> paths() {
        String sent = request.getRequestURI();
        String context = request.getContextPath();
        String server = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return List.of(
                sent.startsWith(context) ? sent.substring(context.length()) : sent,
                UriUtils.encodePath(server, StandardCharsets.UTF_8));
    }

    @Override
    public String address() {
        String query = request.getQueryString();
        return query == null ? request.getRequestURL().toString() : request.getRequestURL() + "?" + query;
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public List<String> cookies(String name) {
        Cookie[] cookies = request.getCookies();
        return Stream.ofNullable(cookies)
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .toList();
    }
}
