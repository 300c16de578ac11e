package dev.keypool.identitypools.eventloop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Content types that Keycloak's HTTP layer does not survive: it takes forms apart before the endpoint is asked, and
 * answers 500 where a type is malformed, a charset unknown or a multipart form not one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1">RFC 9110, section 8.3.1</a>
 */
final class ContentTypes {

    /** Well-formed, and nothing that any of our protocols takes: the endpoint refuses it in its protocol's words. */
    static final String UNUSABLE = "application/octet-stream";

    private static final int MAX_CHARS = 256;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final Pattern WELL_FORMED = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")"
            + "(?:[ \\t]*+;[ \\t]*+" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\\\x00-\\x1f]*+\"))*+[ \\t]*+");
    private static final Pattern OTHER_CHARSET = Pattern.compile(";[ \\t]*charset=(?!(?:utf-8|\"utf-8\")[ \\t]*(?:;|$))", Pattern.CASE_INSENSITIVE);

    private ContentTypes() {
    }

    static boolean isUsable(String contentType) {
        if (contentType.length() > MAX_CHARS) {
            return false;
        }
        Matcher matcher = WELL_FORMED.matcher(contentType);
        return matcher.matches() && !matcher.group(1).regionMatches(true, 0, "multipart/", 0, 10)
                && !OTHER_CHARSET.matcher(contentType).find();
    }
}
