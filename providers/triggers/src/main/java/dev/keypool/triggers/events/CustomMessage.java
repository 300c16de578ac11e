package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a function words a mail.
 *
 * @param subject null for Keycloak's own
 * @param html    with placeholders, or null for Keycloak's own
 */
public record CustomMessage(String subject, String html) {

    static final String CODE = "{####}";
    static final String LINK = "{##Click Here##}";
    static final String USERNAME = "{username}";

    private static final int MAX_SUBJECT = 140;
    private static final int MAX_HTML = 20_000;

    /** The text of a link is the function's: whatever stands between the signs. */
    private static final Pattern SECRET = Pattern.compile("\\{####}|\\{##([^{}]+?)##}");
    private static final Pattern PLACEHOLDER = Pattern.compile(SECRET.pattern() + "|\\{username}");

    /** @throws FunctionException when it breaks Cognito's rules for messages */
    public static CustomMessage read(MessageSource source, ObjectNode answer) throws FunctionException {
        ObjectNode response = Answers.response(answer);
        String subject = Answers.textOrNull(response, "emailSubject");
        String html = Answers.textOrNull(response, "emailMessage");
        if (subject != null && (subject.isBlank() || subject.codePointCount(0, subject.length()) > MAX_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl))) {
            throw Answers.wrong("emailSubject", "one line of 1 to " + MAX_SUBJECT + " characters");
        }
        if (html != null && html.codePointCount(0, html.length()) > MAX_HTML) {
            throw Answers.wrong("emailMessage", "at most " + MAX_HTML + " characters");
        }
        if (html != null && source.isOfCode() && !html.contains(CODE)) {
            throw Answers.wrong("emailMessage", "a text with " + CODE);
        }
        if (html != null && !SECRET.matcher(html).find()) {
            throw Answers.wrong("emailMessage", "a text with " + CODE + " or " + LINK);
        }
        return new CustomMessage(subject, html);
    }

    /**
     * With everything in its place: the function's HTML as it is, what is put into it escaped.
     *
     * @param secret the link or, where the source is of a code, the code
     */
    public String html(MessageSource source, String secret, String userName) {
        return PLACEHOLDER.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(replacement(found, source.isOfCode(), escape(secret), escape(userName))));
    }

    private static String replacement(MatchResult found, boolean ofCode, String secret, String userName) {
        if (found.group(1) != null) {
            return ofCode ? found.group(1) : "<a href=\"" + secret + "\">" + found.group(1) + "</a>";
        }
        return found.group().equals(CODE) ? secret : userName;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
