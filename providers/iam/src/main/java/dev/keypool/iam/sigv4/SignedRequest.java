package dev.keypool.iam.sigv4;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A request with a signature, parsed and not yet verified: find the secret of {@link #accessKeyId()}, then call
 * {@link #requireScope} and {@link #verify}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
public final class SignedRequest {

    private static final Duration SKEW = Duration.ofMinutes(15);

    private final String method;
    private final String rawPath;
    private final Headers headers;
    private final Query query;
    private final Authentication authentication;

    private SignedRequest(String method, String rawPath, Headers headers, Query query, Authentication authentication) {
        this.method = method;
        this.rawPath = rawPath;
        this.headers = headers;
        this.query = query;
        this.authentication = authentication;
    }

    /**
     * Reads the signature of a request, from its Authorization header or its presigned query.
     *
     * @param request the request as it came
     * @return the parsed request
     * @throws SignatureException when it has no signature, two, or one that is malformed, leaves out the host or an
     *     {@code x-amz-} header, or whose scope is of another day
     */
    public static SignedRequest parse(HttpRequest request) throws SignatureException {
        Limits.check(request);
        Headers headers = Headers.of(request.headers());
        Query query = Query.parse(request.rawQuery());
        SignedRequest signed = new SignedRequest(request.method(), request.rawPath(), headers, query, Authentication.read(headers, query));
        signed.checkSignedHeaders();
        signed.checkDate();
        return signed;
    }

    private void checkSignedHeaders() throws SignatureException {
        List<String> signed = authentication.signedHeaders();
        if (!signed.contains("host")) {
            throw SignatureException.mismatch("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
        headers.single("host");
        for (String name : signed) {
            if (headers.value(name) == null) {
                throw SignatureException.mismatch("The signed header '" + name + "' is not in the request.");
            }
        }
        for (String name : headers.names()) {
            if (name.startsWith("x-amz-") && !signed.contains(name)) {
                throw SignatureException.mismatch("'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
        boolean fromDateHeader = !presigned() && headers.value("x-amz-date") == null;
        if (fromDateHeader && !signed.contains("date")) {
            throw SignatureException.mismatch("'Date' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    private void checkDate() throws SignatureException {
        String amzDate = AmzDate.format(signedAt());
        if (!amzDate.startsWith(scope().date())) {
            throw SignatureException.mismatch("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + scope().date() + "' != '" + amzDate.substring(0, 8) + "', from '" + amzDate + "'.");
        }
    }

    /**
     * Whose signature it claims to be.
     *
     * @return the access key id
     */
    public String accessKeyId() {
        return authentication.credential().accessKeyId();
    }

    /**
     * The session token of temporary credentials.
     *
     * @return the token, or null
     */
    public String sessionToken() {
        return authentication.token();
    }

    /**
     * When it was signed, as it claims.
     *
     * @return the moment, to the second
     */
    public Instant signedAt() {
        return authentication.signedAt();
    }

    /**
     * What it was signed for.
     *
     * @return the scope
     */
    public CredentialScope scope() {
        return authentication.credential().scope();
    }

    /**
     * The headers that the signature covers.
     *
     * @return names in lower case, sorted
     */
    public List<String> signedHeaders() {
        return authentication.signedHeaders();
    }

    /**
     * Whether the signature is in the query.
     *
     * @return true for a presigned URL
     */
    public boolean presigned() {
        return authentication.presigned();
    }

    /**
     * Requires the scope of the service that verifies, so that a request signed for one service is no proof at another.
     *
     * @param region region, as {@code us-east-1}
     * @param service service, as {@code sts}
     * @throws SignatureException when it was signed for another
     */
    public void requireScope(String region, String service) throws SignatureException {
        if (!scope().region().equals(region)) {
            throw SignatureException.mismatch("Credential should be scoped to a valid region.");
        }
        if (!scope().service().equals(service)) {
            throw SignatureException.mismatch("Credential should be scoped to correct service: '" + service + "'.");
        }
    }

    /**
     * Verifies time and signature.
     *
     * @param secretKey secret access key
     * @param payloadHash SHA-256 of the body that came, 64 lower-case hexadecimal digits
     * @param now the present
     * @throws SignatureException when it is too old, too early, or not signed with that key
     */
    public void verify(String secretKey, String payloadHash, Instant now) throws SignatureException {
        verify(Crypto.utf8(secretKey), payloadHash, now);
    }

    /**
     * Verifies time and signature.
     *
     * @param secretKeyUtf8 secret access key's bytes
     * @param payloadHash SHA-256 of the body that came, 64 lower-case hexadecimal digits
     * @param now the present
     * @throws SignatureException when it is too old, too early, or not signed with that key
     */
    public void verify(byte[] secretKeyUtf8, String payloadHash, Instant now) throws SignatureException {
        checkTime(now);
        verify(SigningKey.derive(secretKeyUtf8, scope()), payloadHash, now);
    }

    /**
     * Verifies time and signature with a key that was derived before.
     *
     * @param key key of this request's {@link #scope()}
     * @param payloadHash SHA-256 of the body that came, 64 lower-case hexadecimal digits
     * @param now the present
     * @throws SignatureException when it is too old, too early, or not signed with that key
     */
    public void verify(SigningKey key, String payloadHash, Instant now) throws SignatureException {
        checkTime(now);
        String stated = headers.single("x-amz-content-sha256");
        if (stated == null) {
            stated = query.single("X-Amz-Content-Sha256");
        }
        String payload = Payload.line(stated, payloadHash, scope().service(), presigned());
        String canonical = CanonicalRequest.of(method, CanonicalPath.of(rawPath, scope().service()),
                query.canonical(presigned() ? "X-Amz-Signature" : null), headers, signedHeaders(), payload);
        String expected = key.sign(CanonicalRequest.stringToSign(AmzDate.format(signedAt()), scope(), canonical));
        boolean same = MessageDigest.isEqual(Crypto.utf8(expected), Crypto.utf8(authentication.signature()));
        if (!same || !key.scope().equals(scope())) {
            throw new SignatureException(SignatureException.Code.SIGNATURE_DOES_NOT_MATCH);
        }
    }

    private void checkTime(Instant now) throws SignatureException {
        Instant lastMoment = presigned() ? signedAt().plusSeconds(authentication.expires()) : signedAt().plus(SKEW);
        String signed = AmzDate.format(signedAt());
        if (now.isAfter(lastMoment)) {
            String age = presigned() ? authentication.expires() + " sec." : "15 min.";
            Duration allowed = presigned() ? Duration.ofSeconds(authentication.expires()) : SKEW;
            throw SignatureException.mismatch("Signature expired: " + signed + " is now earlier than " + AmzDate.format(now.minus(allowed))
                    + " (" + AmzDate.format(now) + " - " + age + ")");
        }
        if (signedAt().isAfter(now.plus(SKEW))) {
            throw SignatureException.mismatch("Signature not yet current: " + signed + " is still later than "
                    + AmzDate.format(now.plus(SKEW))
                    + " (" + AmzDate.format(now) + " + 15 min.)");
        }
    }

    /**
     * The same request as if it had come to another host and path: behind a proxy that changes them, what the client signed is
     * not what arrives.
     *
     * @param host value of the Host header, with port where the client's has one
     * @param rawPath path, undecoded, starting with {@code /}
     * @return the request to try; this one stays as it is
     */
    public SignedRequest at(String host, String rawPath) {
        return new SignedRequest(method, rawPath, headers.with("host", host), query, authentication);
    }
}
