package dev.keypool.iam.sigv4;

import java.time.Instant;

/**
 * What a signing key is good for.
 *
 * @param date day in UTC, as {@code 20260131}
 * @param region region, as {@code us-east-1}
 * @param service service, as {@code sts}
 */
public record CredentialScope(String date, String region, String service) {

    static final String TERMINATOR = "aws4_request";

    /**
     * The scope for a moment.
     *
     * @param at when the request is signed
     * @param region region
     * @param service service
     * @return the scope of that day
     */
    public static CredentialScope at(Instant at, String region, String service) {
        return new CredentialScope(AmzDate.format(at).substring(0, 8), region, service);
    }

    /** The scope as it is signed. */
    @Override
    public String toString() {
        return date + '/' + region + '/' + service + '/' + TERMINATOR;
    }
}
