package dev.keypool.hostedui.mail;

import java.util.Map;
import java.util.Properties;

/** A branding's texts among the messages of a mail. */
final class Words {

    private static final String HTML = "Html";
    private static final String BODY = "Body";

    private Words() {
    }

    /**
     * Keycloak has most bodies twice, as {@code passwordResetBody} and {@code passwordResetBodyHtml}; a branding that words the first has
     * worded the second too.
     *
     * @param messages the theme's, which are replaced
     * @param texts plain ones
     */
    static void put(Properties messages, Map<String, String> texts) {
        texts.forEach((key, text) -> {
            if (key.endsWith(HTML)) {
                messages.setProperty(key, HtmlWords.of(text, messages.getProperty(key, "")));
                return;
            }
            messages.setProperty(key, key.endsWith("Subject") ? text.replace('\n', ' ') : text);
            String twin = twin(messages, key);
            if (twin != null && !texts.containsKey(twin)) {
                messages.setProperty(twin, HtmlWords.of(text, messages.getProperty(twin)));
            }
        });
    }

    /** Mostly with its name at the end, but not so with {@code eventUserDisabledByTemporaryLockoutHtml}. */
    private static String twin(Properties messages, String key) {
        if (messages.getProperty(key + HTML) != null) {
            return key + HTML;
        }
        String shorter = key.endsWith(BODY) ? key.substring(0, key.length() - BODY.length()) + HTML : null;
        return shorter == null || messages.getProperty(shorter) == null ? null : shorter;
    }
}
