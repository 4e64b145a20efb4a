package org.onsale.waitingroom.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Writes a {@link PlainPage} as HTML that needs nothing else: one style, no script, no picture, no timed reload. */
final class PlainHtml {

    private static final String STYLE = """
            :root{color-scheme:light dark;--paper:#f4f4fa;--card:#fff;--ink:#1b1b2f;--soft:#56566f;--line:#d9d9e6;\
            --go:#4338ca;--on-go:#fff}
            @media (prefers-color-scheme:dark){:root{--paper:#11111c;--card:#1d1d2e;--ink:#f1f1f8;--soft:#b0b0c8;\
            --line:#38384f;--go:#a5a0ff;--on-go:#14132e}}
            body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
            main{max-width:30rem;margin:0 auto;padding:2rem 1.25rem}
            h1{margin:0 0 1rem;font-size:1.75rem;line-height:1.2}
            p,dl,form{margin:0 0 1rem;overflow-wrap:anywhere}
            .event{margin:0 0 .25rem;color:var(--soft);font-weight:600}
            dl{padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
            dl div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;padding:.25rem 0}
            dt{color:var(--soft)}
            dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
            blockquote{margin:0 0 1rem;padding:.5rem 1rem;border-inline-start:4px solid var(--go);\
            background:var(--card);white-space:pre-line;overflow-wrap:anywhere}
            a{color:var(--go)}
            button,.next{display:inline-block;min-height:1.5rem;padding:.75rem 1.5rem;border:2px solid var(--go);\
            border-radius:.5rem;background:var(--go);color:var(--on-go);font:inherit;font-weight:600;text-decoration:none;\
            cursor:pointer}
            :focus-visible{outline:3px solid var(--ink);outline-offset:3px}
            """;

    /** What such a page may do: be styled, and ask this service. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private PlainHtml() {}

    static String of(PlainPage page) {
        String event = page.event().isBlank() ? "Waiting room" : page.event();
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + text(page.heading())
                + " - " + text(event)
                + "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"robots\" content=\"noindex\">\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n"
                + "<p class=\"event\" dir=\"auto\">" + text(event) + "</p>\n<h1>" + text(page.heading()) + "</h1>\n"
                + parts(page.parts()) + "</main>\n</body>\n</html>\n";
    }

    private static String parts(List<PlainPage.Part> parts) {
        return parts.stream().map(PlainHtml::part).collect(Collectors.joining());
    }

    private static String part(PlainPage.Part part) {
        if (part instanceof PlainPage.Part.Text said) {
            return "<p>" + text(said.text()) + "</p>\n";
        }
        if (part instanceof PlainPage.Part.Message message) {
            return "<blockquote dir=\"auto\">" + text(message.text()) + "</blockquote>\n";
        }
        if (part instanceof PlainPage.Part.Facts facts) {
            return facts.facts().stream().map(PlainHtml::row).collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
        }
        if (part instanceof PlainPage.Part.Link link) {
            String look = link.isNextStep() ? " class=\"next\"" : "";
            return "<p><a" + look + " href=\"" + text(link.address()) + "\">" + text(link.label()) + "</a></p>\n";
        }
        return form(part);
    }

    private static String row(PlainPage.Fact fact) {
        return "<div><dt>" + text(fact.label()) + "</dt><dd>" + text(fact.figure()) + "</dd></div>\n";
    }

    /** A form without an address asks the address of the page itself. */
    private static String form(PlainPage.Part part) {
        if (part instanceof PlainPage.Part.Join join) {
            return "<form method=\"post\">"
                    + join.returnTo().map(PlainHtml::returnTo).orElse("") + (join.anew() ? field("anew", "1") : "")
                    + button(join.label());
        }
        PlainPage.Part.Check check = (PlainPage.Part.Check) part;
        return "<form method=\"get\">"
                + check.returnTo().map(PlainHtml::returnTo).orElse("") + button("Check my place");
    }

    private static String returnTo(String address) {
        return field("return_to", address);
    }

    private static String field(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + text(value) + "\">";
    }

    private static String button(String label) {
        return "<button>" + text(label) + "</button></form>\n";
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain, StandardCharsets.UTF_8.name());
    }

    private static String sha256(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
