package dev.keypool.iam.policy;

/** A request's ARN with its first five colons found; its parts are compared in place. */
final class ArnText {

    static final int PARTS = 6;

    final String text;
    private final int[] colons;

    private ArnText(String text, int[] colons) {
        this.text = text;
        this.colons = colons;
    }

    /** The ARN, or null when the text is not one. */
    static ArnText of(String text) {
        if (text == null || !text.startsWith("arn:")) {
            return null;
        }
        int[] colons = new int[PARTS - 1];
        int at = -1;
        for (int i = 0; i < colons.length; i++) {
            at = text.indexOf(':', at + 1);
            if (at < 0) {
                return null;
            }
            colons[i] = at;
        }
        return new ArnText(text, colons);
    }

    int from(int part) {
        return part == 0 ? 0 : colons[part - 1] + 1;
    }

    int to(int part) {
        return part == PARTS - 1 ? text.length() : colons[part];
    }

    boolean partIs(int part, String value) {
        return to(part) - from(part) == value.length() && text.startsWith(value, from(part));
    }

    /** The account id, or null when the fifth part is not twelve digits: S3 leaves it empty, managed policies have "aws". */
    String account() {
        String account = text.substring(from(4), to(4));
        return isAccount(account) ? account : null;
    }

    String resource() {
        return text.substring(from(5));
    }

    static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
