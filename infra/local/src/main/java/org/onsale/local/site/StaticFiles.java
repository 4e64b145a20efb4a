package org.onsale.local.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.onsale.page.ConsolePages;
import org.onsale.page.WaitingPage;

/** The waiting page and the console, and the packed files beside them, which are read once each and kept: a few dozen. */
final class StaticFiles {

    private static final String ROOT = "site";
    /** No dot but the one before the type, so no path leads out of the root. */
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9-]+)*/[a-z0-9-]+\\.([a-z]+)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    private final Map<String, StaticFile> read = new ConcurrentHashMap<>();
    private final String policy;

    StaticFiles(SiteSettings settings) {
        this.policy = policy(settings.admission());
        WaitingPage page = WaitingPage.of(settings.page());
        byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
        read.put("/waiting/index.html", StaticFile.of(TYPES.get("html"), html, page.contentPolicy()));
        ConsolePages console = ConsolePages.of(settings.page(), settings.issuer());
        for (String file : ConsolePages.files()) {
            byte[] content = console.html(file).getBytes(StandardCharsets.UTF_8);
            read.put("/" + file, StaticFile.of(TYPES.get("html"), content, console.contentPolicy()));
        }
    }

    /** The shop's pages load everything from here and call nobody else but the admission service. */
    private static String policy(String admission) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "connect-src 'self' " + admission,
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    /** The file at a path such as {@code /waiting/page.css}; a path that ends in a slash means its index.html. */
    Optional<StaticFile> find(String path) {
        String file = path.endsWith("/") ? path + "index.html" : path;
        StaticFile known = read.get(file);
        return known != null ? Optional.of(known) : load(file);
    }

    private Optional<StaticFile> load(String path) {
        var matched = PATH.matcher(path);
        if (!matched.matches() || !TYPES.containsKey(matched.group(2))) {
            return Optional.empty();
        }
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(ROOT + path)) {
            if (in == null) {
                return Optional.empty();
            }
            StaticFile file = StaticFile.of(TYPES.get(matched.group(2)), in.readAllBytes(), policy);
            read.put(path, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /** A file as it is sent, under the content policy it needs. */
    record StaticFile(String type, String etag, byte[] content, String policy) {

        static StaticFile of(String type, byte[] content, String policy) {
            return new StaticFile(type, "\"" + digest(content) + "\"", content, policy);
        }

        private static String digest(byte[] content) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(hash, 0, 12);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("SHA-256 is part of every Java", e);
            }
        }
    }
}
