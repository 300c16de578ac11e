package dev.keypool.userpools.signin;

/** An address as people are shown where a code went, such as {@code a***@e***}: as Cognito has it. */
final class MaskedAddress {

    private static final String HIDDEN = "***";

    private MaskedAddress() {
    }

    static String of(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 || at == address.length() - 1 ? HIDDEN : first(address) + HIDDEN + "@" + first(address.substring(at + 1)) + HIDDEN;
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
