package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a function words an SMS.
 *
 * @param text with placeholders, or null for what it would say anyway
 */
public record CustomSms(String text) {

    /** Cognito's limit, for the text with its placeholders. */
    private static final int MAX_TEXT = 140;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{####}|\\{username}");

    /** @throws FunctionException when it breaks Cognito's rules for messages */
    public static CustomSms read(ObjectNode answer) throws FunctionException {
        String text = Answers.textOrNull(Answers.response(answer), "smsMessage");
        if (text != null && (text.codePointCount(0, text.length()) > MAX_TEXT || !text.contains(CustomMessage.CODE))) {
            throw Answers.wrong("smsMessage", "a text of at most " + MAX_TEXT + " characters with " + CustomMessage.CODE);
        }
        return new CustomSms(text);
    }

    /** With everything in its place; null for what it would say anyway. */
    public String text(String code, String userName) {
        return text == null ? null : PLACEHOLDER.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().equals(CustomMessage.CODE) ? code : userName));
    }
}
