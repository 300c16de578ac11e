package dev.keypool.triggers.functions;

/** Makes a function's text fit for pages, error descriptions and logs: one short line of printable characters. */
public final class ErrorText {

    /** Characters. */
    static final int MAX_LENGTH = 1000;

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
     * For Keycloak's error.ftl, which takes a text for HTML, other than Keycloak's forms: its KeycloakSanitizerMethod lets links through, and undoes
     * every escaping first. Texts may repeat what a person calls herself.
     */
    public static String withoutMarkup(String text) {
        return text.replace('<', '\u2039').replace('>', '\u203a').replaceAll("&(?=[#A-Za-z])", "\uff06");
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
