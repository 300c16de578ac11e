package dev.keypool.iam.policy;

/** A request's ARN with its first five colons found; its parts are compared in place. */
final class ArnText {

    static final int PARTS = 6;
    private static final String START = "arn:";

    final String text;
    private final int second;
    private final int third;
    private final int fourth;
    private final int fifth;

    private ArnText(String text, int second, int third, int fourth, int fifth) {
        this.text = text;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
        this.fifth = fifth;
    }

    /** The ARN, or null when the text is not one. */
    static ArnText of(String text) {
        if (text == null || !text.startsWith(START)) {
            return null;
        }
        int second = text.indexOf(':', START.length());
        int third = second < 0 ? -1 : text.indexOf(':', second + 1);
        int fourth = third < 0 ? -1 : text.indexOf(':', third + 1);
        int fifth = fourth < 0 ? -1 : text.indexOf(':', fourth + 1);
        return fifth < 0 ? null : new ArnText(text, second, third, fourth, fifth);
    }

    int from(int part) {
        return part == 0 ? 0 : to(part - 1) + 1;
    }

    int to(int part) {
        return switch (part) {
            case 0 -> START.length() - 1;
            case 1 -> second;
            case 2 -> third;
            case 3 -> fourth;
            case 4 -> fifth;
            default -> text.length();
        };
    }

    boolean partIs(int part, String value) {
        return to(part) - from(part) == value.length() && text.startsWith(value, from(part));
    }

    /** The account id, or null when it has none. */
    String account() {
        return hasAccount() ? text.substring(from(4), to(4)) : null;
    }

    /** Whether the fifth part is twelve digits: S3 leaves it empty, managed policies have "aws". */
    boolean hasAccount() {
        return isAccount(text, from(4), to(4));
    }

    String resource() {
        return text.substring(from(5));
    }

    static boolean isAccount(String text) {
        return isAccount(text, 0, text.length());
    }

    private static boolean isAccount(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to - from == 12;
    }
}
