package dev.keypool.identitypools.requests;

import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.iam.sigv4.SignedRequest;
import dev.keypool.identitypools.credentials.InvalidSessionTokenException;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Instant;

/** Finds out who signed a request. */
public final class SignedRequests {

    private final RealmSnapshot realm;
    private final KnownCredentials known;
    private final Identities identities;

    public SignedRequests(RealmSnapshot realm, KnownCredentials known, Identities identities) {
        this.realm = realm;
        this.known = known;
        this.identities = identities;
    }

    /**
     * @param request     parsed, not verified
     * @param region      the region and
     * @param service     the service that the request must have been signed for
     * @param payloadHash hex SHA-256 of the body
     * @throws SignatureException in AWS's words: unknown key, expired token, wrong scope, wrong signature, stale request
     */
    public CallerIdentity verify(SignedRequest request, String region, String service, String payloadHash, Instant now)
            throws SignatureException {
        TemporaryCredentials credentials = credentials(request);
        request.requireScope(region, service);
        request.verify(known.signingKey(realm, credentials, request.scope()), payloadHash, now);
        // After the signature: only who holds the secret is told that its time is over.
        if (credentials.session().expiresAt() <= now.getEpochSecond()) {
            throw new SignatureException(SignatureException.Code.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        return caller(credentials);
    }

    /** Whether the request names credentials that this realm issued. That it was signed with them is not looked at. */
    public boolean isIssuedHere(SignedRequest request) {
        try {
            credentials(request);
            return true;
        } catch (SignatureException e) {
            return false;
        }
    }

    private TemporaryCredentials credentials(SignedRequest request) throws SignatureException {
        try {
            return known.open(realm, request.accessKeyId(), request.sessionToken());
        } catch (InvalidSessionTokenException e) {
            throw invalid();
        }
    }

    private CallerIdentity caller(TemporaryCredentials credentials) throws SignatureException {
        Session session = credentials.session();
        if (new Revocation(realm, identities).isRevoked(session)) {
            throw invalid();
        }
        return new CallerIdentity(session, realm.rolesById().get(session.roleId()));
    }

    private static SignatureException invalid() {
        return new SignatureException(SignatureException.Code.INVALID_CLIENT_TOKEN_ID,
                "The security token included in the request is invalid.");
    }
}
