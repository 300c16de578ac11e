package dev.keypool.hostedui.preview;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Languages by their own names, as Keycloak's {@code LocaleBean} has them. */
final class Languages {

    /** In place of a language: each text is its key, so that somebody who wants to change it learns its name. ISO 639 has it for what is no language. */
    static final String KEYS = "zxx";

    private Languages() {
    }

    record Language(String tag, String label, boolean rtl) {

        /** What templates read of a language to choose. */
        Map<String, Object> choice() {
            return Map.of("languageTag", tag, "label", label, "url", Sample.NOWHERE);
        }
    }

    static Language of(String tag, Properties messages) {
        if (tag.equals(KEYS)) {
            return new Language(tag, "Keys of the texts", false);
        }
        Locale locale = Locale.forLanguageTag(tag);
        String label = messages.getProperty("locale_" + tag, locale.getDisplayName(locale));
        return new Language(tag, label, !new Bidi(label, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isLeftToRight());
    }

    /** The theme's property {@code locales}. */
    static List<String> ofTheme(Properties properties) {
        List<String> tags = new ArrayList<>();
        for (String tag : properties.getProperty("locales", "en").split(",")) {
            if (!tag.isBlank()) {
                tags.add(tag.trim());
            }
        }
        return tags;
    }
}
