package dev.keypool.iam.sigv4;

/** What a signature says of the body. */
final class Payload {

    private static final String STREAMING = "STREAMING-";

    private Payload() {}

    /**
     * The payload's line of the canonical request.
     *
     * @param stated x-amz-content-sha256 as sent, or null
     * @param received hash of the body that came
     */
    static String line(String stated, String received, String service, boolean presigned) throws SignatureException {
        boolean s3 = service.equals(Service.S3);
        if (stated == null) {
            return s3 && presigned ? Service.UNSIGNED_PAYLOAD : required(received);
        }
        boolean unhashed = stated.equals(Service.UNSIGNED_PAYLOAD) || stated.startsWith(STREAMING);
        if (unhashed && s3) {
            return stated;
        }
        if (unhashed || !stated.equals(received)) {
            throw SignatureException.mismatch("The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return stated;
    }

    private static String required(String received) throws SignatureException {
        if (!isSha256Hex(received)) {
            throw SignatureException.incomplete("The hash of the body must be 64 lower-case hexadecimal digits.");
        }
        return received;
    }

    static boolean isSha256Hex(String text) {
        return text != null && text.length() == 64 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }
}
