package dev.keypool.iam.sigv4;

/** Names of services that sign in a way of their own. */
final class Service {

    static final String S3 = "s3";
    static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    private Service() {}
}
