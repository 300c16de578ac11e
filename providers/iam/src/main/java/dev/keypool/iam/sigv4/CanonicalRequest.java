package dev.keypool.iam.sigv4;

import java.util.List;

/**
 * What is signed: the request in a form that does not depend on how it was written.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed request</a>
 */
final class CanonicalRequest {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private CanonicalRequest() {}

    /** The canonical request; every signed header must be there. */
    static String of(String method, String canonicalPath, String canonicalQuery, Headers headers, List<String> signedHeaders,
            String payload) {
        StringBuilder out = new StringBuilder(512);
        out.append(method).append('\n').append(canonicalPath).append('\n').append(canonicalQuery).append('\n');
        for (String name : signedHeaders) {
            out.append(name).append(':').append(headers.value(name)).append('\n');
        }
        out.append('\n');
        return out.append(String.join(";", signedHeaders)).append('\n').append(payload).toString();
    }

    static String stringToSign(String amzDate, CredentialScope scope, String canonicalRequest) {
        return ALGORITHM + '\n' + amzDate + '\n' + scope + '\n' + Crypto.sha256Hex(canonicalRequest);
    }
}
