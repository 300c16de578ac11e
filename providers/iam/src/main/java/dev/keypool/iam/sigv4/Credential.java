package dev.keypool.iam.sigv4;

/** A Credential parameter: {@code <access key id>/<date>/<region>/<service>/aws4_request}. */
record Credential(String accessKeyId, CredentialScope scope) {

    private static final int MAX_KEY_ID = 128;
    private static final int MAX_NAME = 64;

    static Credential parse(String text) throws SignatureException {
        String[] parts = text.split("/", -1);
        boolean wellFormed = parts.length == 5 && isName(parts[0], MAX_KEY_ID) && isDate(parts[1]) && isName(parts[2], MAX_NAME)
                && isName(parts[3], MAX_NAME) && parts[4].equals(CredentialScope.TERMINATOR);
        if (!wellFormed) {
            throw SignatureException.incomplete("Credential must have exactly 5 slash-delimited elements, "
                    + "as keyid/date/region/service/aws4_request.");
        }
        return new Credential(parts[0], new CredentialScope(parts[1], parts[2], parts[3]));
    }

    private static boolean isName(String text, int max) {
        return !text.isEmpty() && text.length() <= max && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.');
    }

    private static boolean isDate(String text) {
        return text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
