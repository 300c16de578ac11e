package dev.keypool.triggers.functions;

import java.util.regex.Pattern;

/** Makes a function's text fit for pages, error descriptions and logs: one short line of printable characters. */
public final class ErrorText {

    /** Characters. */
    static final int MAX_LENGTH = 1000;

    private static final Pattern TAG = Pattern.compile("<([^\\s\\d<>][^<>]*)>");

    private ErrorText() {
    }

    static String of(String text) {
        String line = line(text);
        return line.isEmpty() ? "The function gave no reason" : line;
    }

    /** For what else comes into logs and reports, such as names that administrators chose. */
    public static String line(String text) {
        return line(text, MAX_LENGTH);
    }

    static String line(String text, int maxLength) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(maxLength).forEach(c -> line.appendCodePoint(isPrintable(c) ? c : ' '));
        return line.toString().strip();
    }

    /**
     * For pages, of which nobody knows whether they take a text for HTML: error.ftl does in all of Keycloak's themes, and the forms of "base" and
     * "keycloak" do. Their KeycloakSanitizerMethod lets links through, and undoes every escaping first, so what would begin a tag or an entity
     * is put in other characters. Texts may repeat what a person calls herself.
     */
    public static String withoutMarkup(String text) {
        return TAG.matcher(text).replaceAll("\u2039$1\u203a").replaceAll("<(?=[^\\s\\d])", "\u2039").replaceAll("&(?=[#\\p{Alnum}])", "\uff06");
    }

    /** No control characters, which forge log lines, no direction marks, which forge what people read, no half characters. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
