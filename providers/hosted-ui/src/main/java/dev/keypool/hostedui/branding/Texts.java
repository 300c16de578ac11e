package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.Refusals;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Messages of the pages, by language and key. */
final class Texts {

    static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}");

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");
    /** Those without a semicolon that can lead to markup, too, and the beginning of one that an argument or another message may go on with. */
    private static final Pattern CHARACTER_REFERENCE = Pattern.compile("&(#|[A-Za-z0-9]*;|(?i:lt|gt|amp)|(?i:l|g|am?)?(\\z|[{']))");
    /** They turn the order of what follows them, a code or a name; marks and joiners that languages need are not among them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\x{E0000}-\\x{E0FFF}]");
    private static final int MAX_TEXT = 2_000;
    private static final String SETTING = "Texts name no settings of the server, as \"${\" would.";
    private static final int MAX_TEXTS = 2_000;
    private static final int MAX_NOTES = 20;

    private Texts() {
    }

    static Map<String, Map<String, String>> read(ObjectNode given, Refusals refusals) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        int count = 0;
        for (Map.Entry<String, JsonNode> language : given.properties()) {
            String place = "$.texts." + Refusal.quote(language.getKey());
            if (!LANGUAGE.matcher(language.getKey()).matches()) {
                refusals.accept(new Refusal(place, "This is no language, such as \"de\" or \"pt-BR\"."));
            } else if (language.getValue() instanceof ObjectNode messages) {
                count += messages.size();
                texts.put(language.getKey(), messages(messages, place, refusals));
            } else {
                refusals.accept(new Refusal(place, "This is no object of texts."));
            }
        }
        if (count > MAX_TEXTS) {
            refusals.accept(new Refusal("$.texts", "There are more than " + MAX_TEXTS + " texts."));
        }
        return texts;
    }

    static Map<String, String> in(Map<String, Map<String, String>> texts, String language) {
        Map<String, String> messages = new TreeMap<>();
        for (String tag : Languages.from(language)) {
            texts.forEach((given, values) -> {
                if (Languages.same(given, tag)) {
                    values.forEach(messages::putIfAbsent);
                }
            });
        }
        return messages;
    }

    /** What an administrator should know. */
    static List<Refusal> notes(Map<String, Map<String, String>> texts) {
        return texts.entrySet().stream().flatMap(language -> language.getValue().entrySet().stream()
                .filter(message -> message.getValue().replace("''", "").contains("'"))
                .map(message -> new Refusal("$.texts." + Refusal.quote(language.getKey()) + "." + Refusal.quote(message.getKey()),
                        "A single apostrophe is not shown, and what follows it stands as it is; two of them are one on the page.")))
                .limit(MAX_NOTES).toList();
    }

    private static Map<String, String> messages(ObjectNode given, String place, Consumer<Refusal> refusals) {
        Map<String, String> messages = new TreeMap<>();
        given.properties().forEach(message -> {
            String at = place + "." + Refusal.quote(message.getKey());
            String reason = !KEY.matcher(message.getKey()).matches() ? "This is no key of a message." : refused(message.getValue());
            if (reason == null) {
                reason = Secrets.refused(message.getKey(), message.getValue().textValue());
            }
            if (reason == null) {
                messages.put(message.getKey(), message.getValue().textValue());
            } else {
                refusals.accept(new Refusal(at, reason));
            }
        });
        return messages;
    }

    /** Null where it is taken. Without its quotes too: they are gone on the page. */
    private static String refused(JsonNode value) {
        String text = value.textValue();
        if (text == null) {
            return "This is no text.";
        }
        if (text.length() > MAX_TEXT) {
            return "The text is longer than " + MAX_TEXT + " characters.";
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n') || UNSEEN.matcher(text).find()) {
            return "The text has characters that cannot be seen.";
        }
        if (text.contains("${")) {
            return SETTING;
        }
        if (!hasPlainArguments(text)) {
            return "Of braces, a text has such as \"{0}\" only.";
        }
        MessageFormat format = new MessageFormat(text, Locale.ROOT);
        return Stream.of(text, format.format(new Object[0]), format.format(nothing(format))).map(Texts::notPlain).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** As much as it has arguments: what a text shows may be empty, another text for one, and then its neighbours meet. */
    private static Object[] nothing(MessageFormat format) {
        Object[] arguments = new Object[format.getFormatsByArgumentIndex().length];
        Arrays.fill(arguments, "");
        return arguments;
    }

    /** Keycloak puts many messages into its pages as they are ({@code kcSanitize}, {@code no_esc}), and decodes them before: none of these can be markup. */
    private static String notPlain(String text) {
        if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
            return "Texts are plain, without \"<\" and \">\".";
        }
        if (CHARACTER_REFERENCE.matcher(text).find()) {
            return "Texts are plain, without character references such as \"&amp;\", and what can become one: give the \"&\" a space after it.";
        }
        return text.contains("${") ? SETTING : null;
    }

    private static boolean hasPlainArguments(String text) {
        try {
            for (Format format : new MessageFormat(text, Locale.ROOT).getFormats()) {
                if (format != null) {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
