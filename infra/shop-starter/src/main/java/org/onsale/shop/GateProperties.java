package org.onsale.shop;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Settings of the gate in front of a shop's checkout. The first three are needed, the others have defaults.
 *
 * @param admission Address of the admission service as browsers reach it, e.g. https://shop.example. Must be on the
 *     shop's own host, since the pass comes back as its cookie.
 * @param event Id of the event whose buyers this application serves.
 * @param protect Paths that need a pass, e.g. /checkout/**, relative to the context path.
 * @param enabled Whether requests are checked at all.
 * @param exempt Paths that need no pass although they are protected, and paths that only read one if it is there, such
 *     as the thank-you page.
 * @param exemptMethods HTTP methods that are never checked.
 * @param check Whether a pass is checked by its signature alone (offline), or the admission service is also asked if
 *     its slot is still held (online).
 * @param whenUnsure What happens when the check cannot be done: closed lets nobody in, open lets in whoever shows a
 *     pass, unless the known keys do not fit it.
 * @param onlineCache How long an answer of the online check is used again, at most 5s.
 * @param internalAdmission Address of the admission service as this application reaches it, if it is another one.
 * @param keysFreshFor After this time the published keys are read again, while the known ones are used on.
 * @param keysKeptFor How long known keys are believed when they cannot be read again.
 * @param keysRefetchAfter Shortest time between two attempts to read the keys.
 * @param connectTimeout Longest wait for a connection to the admission service.
 * @param answerTimeout Longest wait for one answer of the admission service, connecting included.
 */
@ConfigurationProperties("onsale.gate")
public record GateProperties(
        @DefaultValue("") String admission,
        @DefaultValue("") String event,
        @DefaultValue List<String> protect,
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> exempt,
        @DefaultValue({"OPTIONS", "HEAD"}) Set<String> exemptMethods,
        @DefaultValue("offline") Check check,
        @DefaultValue("closed") WhenUnsure whenUnsure,
        @DefaultValue("2s") Duration onlineCache,
        @DefaultValue("") String internalAdmission,
        @DefaultValue("5m") Duration keysFreshFor,
        @DefaultValue("24h") Duration keysKeptFor,
        @DefaultValue("1s") Duration keysRefetchAfter,
        @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("1s") Duration answerTimeout) {

    private static final Pattern EVENT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final Duration LONGEST_ONLINE_CACHE = Duration.ofSeconds(5);

    /** How a pass is checked. */
    public enum Check {
        /** Signature, event and end of the pass: no call a request. */
        OFFLINE,
        /** Also whether the slot is still held: one call a buyer every few seconds. */
        ONLINE
    }

    /** What happens to a buyer whose pass cannot be checked. */
    public enum WhenUnsure {
        /** 503 with Retry-After; the cap is kept. */
        CLOSED,
        /** Let in, unless the known keys do not fit the pass; the cap may be exceeded. */
        OPEN
    }

    /** @throws IllegalArgumentException with a sentence that names the property, what it holds and what is wanted */
    public GateProperties {
        admission = address("admission", given("admission", admission, "https://shop.example"));
        event = given("event", event, "spring-tour");
        require(EVENT.matcher(event).matches(), "event", event, "1 to 64 of a-z, 0-9 and -, not starting with -");
        require(!protect.isEmpty(), "protect", "", "at least one path pattern, e.g. /checkout/**");
        protect = protect.stream().map(text -> pattern("protect", text)).toList();
        exempt = exempt.stream().map(text -> pattern("exempt", text)).toList();
        exemptMethods = exemptMethods.stream().map(GateProperties::method).collect(Collectors.toUnmodifiableSet());
        internalAdmission = internalAdmission.isBlank() ? admission : address("internal-admission", internalAdmission);
        require(
                onlineCache.compareTo(LONGEST_ONLINE_CACHE) <= 0 && !onlineCache.isNegative(),
                "online-cache",
                onlineCache,
                "from 0s to 5s");
        positive("keys-fresh-for", keysFreshFor);
        positive("keys-refetch-after", keysRefetchAfter);
        positive("connect-timeout", connectTimeout);
        positive("answer-timeout", answerTimeout);
        require(
                keysKeptFor.compareTo(keysFreshFor) >= 0,
                "keys-kept-for",
                keysKeptFor,
                "at least keys-fresh-for (" + keysFreshFor + ")");
    }

    /** The cookie that carries a pass. */
    public String passCookie() {
        return OnsaleCheckout.cookieName(event);
    }

    private static String given(String name, String text, String example) {
        require(!text.isBlank(), name, "", "a value, e.g. " + example);
        return text.strip();
    }

    private static String address(String name, String text) {
        String wanted = "an http or https address without query, e.g. https://shop.example";
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            require(web && plain && uri.getHost() != null, name, text, wanted);
            return uri.toString().replaceAll("/+$", "");
        } catch (URISyntaxException e) {
            throw refused(name, text, wanted);
        }
    }

    private static String pattern(String name, String text) {
        String wanted = "path patterns such as /checkout/**";
        require(text.startsWith("/"), name, text, wanted);
        try {
            return PathPatternParser.defaultInstance.parse(text).getPatternString();
        } catch (PatternParseException e) {
            throw refused(name, text, wanted + " (" + e.getMessage() + ")");
        }
    }

    private static String method(String text) {
        String method = text.strip().toUpperCase(Locale.ROOT);
        require(METHOD.matcher(method).matches(), "exempt-methods", text, "HTTP methods such as OPTIONS");
        return method;
    }

    private static void positive(String name, Duration value) {
        require(!value.isNegative() && !value.isZero(), name, value, "a duration above zero, e.g. 1s");
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw refused(name, value, wanted);
        }
    }

    private static IllegalArgumentException refused(String name, Object value, String wanted) {
        String is = value.toString().isEmpty() ? "is missing" : "is \"" + value + "\"";
        return new IllegalArgumentException("onsale.gate." + name + " " + is + "; wanted is " + wanted);
    }
}
