package org.onsale.admission.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Scheme, host and port of an http(s) address, in the one form browsers send as {@code Origin}. */
public record WebOrigin(String text) {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** The origin written in a setting: nothing may follow the port. */
    public static Optional<WebOrigin> parse(String text) {
        return address(text).filter(WebOrigin::isBare).map(WebOrigin::originOf);
    }

    /** The origin of a whole address, or nothing when a browser might read that address in another way than we do. */
    public static Optional<WebOrigin> ofAddress(String address) {
        return address(address).map(WebOrigin::originOf);
    }

    private static Optional<URI> address(String text) {
        if (text.isEmpty() || text.length() > LONGEST_ADDRESS || !text.chars().allMatch(WebOrigin::harmless)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(text)).filter(WebOrigin::isPlainWebAddress);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Printable ASCII without the backslash, which browsers take for a slash. */
    private static boolean harmless(int character) {
        return character > 0x20 && character < 0x7f && character != '\\';
    }

    private static boolean isPlainWebAddress(URI uri) {
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        return web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getPort() != 0;
    }

    private static boolean isBare(URI uri) {
        return uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static WebOrigin originOf(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int usual = "https".equals(scheme) ? HTTPS_PORT : HTTP_PORT;
        String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return new WebOrigin(scheme + "://" + host + port);
    }
}
