package org.onsale.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The waiting page of one installation: the built page with its addresses filled in. */
public final class WaitingPage {

    private static final Pattern POLICY =
            Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">");
    /** What a page cannot say of itself, only a header can. */
    private static final String IN_HEADER = "; frame-ancestors 'none'";

    private final String html;
    private final String policy;

    private WaitingPage(String html, String policy) {
        this.html = html;
        this.policy = policy;
    }

    public static WaitingPage of(PageSettings settings) {
        String built = new String(SiteFiles.read("waiting/index.html"), StandardCharsets.UTF_8);
        String policy = allowing(settings.waitingRoomOrigin(), policyOf(built));
        String html = POLICY.matcher(built)
                .replaceFirst(Matcher.quoteReplacement(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">"));
        html = with(html, "onsale-waiting-room", settings.waitingRoom());
        html = with(html, "onsale-admission", settings.admission());
        html = with(html, "onsale-installation", settings.installation());
        html = html.replace("action=\"/place\"", "action=\"" + settings.waitingRoom() + "/place\"");
        return new WaitingPage(html, policy);
    }

    private static String policyOf(String html) {
        Matcher found = POLICY.matcher(html);
        if (!found.find()) {
            throw new IllegalStateException("the built page has no content policy");
        }
        return found.group(1);
    }

    private static String allowing(String origin, String policy) {
        return origin.isEmpty() ? policy : policy.replaceAll("(connect-src|form-action) 'self'", "$0 " + origin);
    }

    private static String with(String html, String name, String content) {
        String empty = "<meta name=\"" + name + "\" content=\"\">";
        if (!html.contains(empty)) {
            throw new IllegalStateException("the built page has no " + empty);
        }
        return html.replace(empty, empty.replace("\"\"", "\"" + content + "\""));
    }

    /** The whole page, to be served at any address that ends in a slash, beside its folder of words. */
    public String html() {
        return html;
    }

    /** The content policy as a header: what the page says of itself, and who may frame it (nobody). */
    public String contentPolicy() {
        return policy + IN_HEADER;
    }

    /** The names that {@code ?preview=} knows: every state of the page. */
    public static List<String> previews() {
        return SiteFiles.lines("previews");
    }
}
