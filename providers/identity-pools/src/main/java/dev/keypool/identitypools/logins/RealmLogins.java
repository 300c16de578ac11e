package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.realm.Address;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;

/** People of one realm: ID tokens that it issued to one of the pool's app clients. */
public final class RealmLogins {

    /** Checks who signed a token and reads its claims. */
    @FunctionalInterface
    public interface Signatures {
        IdToken verify(String issuer, String token) throws ExchangeException;
    }

    private final String otherRealm;
    private final String realmId;
    private final Address address;
    private final Signatures signatures;
    private final Accounts accounts;

    /** @param otherRealm the realm's name where it is not the pool's own, or null */
    public RealmLogins(String otherRealm, String realmId, Address address, Signatures signatures, Accounts accounts) {
        this.otherRealm = otherRealm;
        this.realmId = realmId;
        this.address = address;
        this.signatures = signatures;
        this.accounts = accounts;
    }

    /** The realm's name among a client's logins. */
    public String provider() {
        return address.provider();
    }

    public VerifiedLogin verify(TrustedLogins trusted, String token) throws ExchangeException {
        IdToken claims = signatures.verify(address.issuer(), token);
        checkClaims(claims);
        AppClient appClient = appClient(trusted, claims);
        Account user = requireStanding(appClient, claims.subject(), claims.sessionId(), claims.issuedAt());
        // As Cognito writes it for user pools.
        List<String> amr = List.of(provider(), provider() + ":CognitoSignIn:" + user.id());
        return new VerifiedLogin(Login.ofRealm(realmId, user.id()), amr, appClient.clientId(),
                ProviderKey.ofAppClient(otherRealm, appClient.clientId()), ProviderKey.ofRealm(otherRealm), claims.sessionId(), claims.claims());
    }

    /** Whether it is of one of the realm's people. */
    boolean has(Login login) {
        return login.equals(Login.ofRealm(realmId, login.subject()));
    }

    /** What may have happened since the person signed in at that client, by that time at the latest. */
    Account requireStanding(AppClient appClient, String userId, String sessionId, long signedInAt) throws ExchangeException {
        Account client = accounts.client(appClient.clientId());
        requireAllowed(client != null, Refusal.WRONG_AUDIENCE, "Incorrect token audience.");
        requireAllowed(client.enabled(), Refusal.CLIENT_DISABLED, "The app client is disabled.");
        Account user = userId == null ? null : accounts.user(userId);
        requireAllowed(user != null, Refusal.USER_UNKNOWN, "User does not exist.");
        requireAllowed(user.enabled(), Refusal.USER_DISABLED, "User is disabled.");
        // A session signed out or a password changed "not before" now makes tokens from before worthless (NotBeforeCheck).
        long notBefore = Math.max(accounts.notBefore(), Math.max(client.notBefore(), user.notBefore()));
        requireAllowed(signedInAt >= notBefore, Refusal.TOKEN_REVOKED, "Token was revoked.");
        requireAllowed(!appClient.serverSideTokenCheck() || accounts.isSignedIn(user.id(), sessionId), Refusal.SIGNED_OUT, "User is signed out.");
        return user;
    }

    private void checkClaims(IdToken claims) throws ExchangeException {
        if (!address.issuer().equals(claims.issuer())) {
            throw SignedTokens.wrongIssuer();
        }
        requireAllowed("ID".equals(claims.type()), Refusal.WRONG_TOKEN_TYPE, "Not a valid OpenId Connect identity token.");
        long now = Time.currentTime();
        requireAllowed(claims.expiresAt() > now, Refusal.TOKEN_EXPIRED, "Token expired: " + now + " >= " + claims.expiresAt());
        requireAllowed(claims.notBefore() <= now, Refusal.TOKEN_NOT_YET_VALID, "Token is not valid yet.");
    }

    private AppClient appClient(TrustedLogins trusted, IdToken claims) throws ExchangeException {
        String clientId = claims.clientId();
        return Optional.ofNullable(clientId).flatMap(id -> trusted.appClient(otherRealm, id))
                .orElseThrow(() -> ExchangeException.invalidLogin(Refusal.WRONG_AUDIENCE, "Incorrect token audience."));
    }

    private static void requireAllowed(boolean allowed, Refusal otherwise, String message) throws ExchangeException {
        if (!allowed) {
            throw ExchangeException.invalidLogin(otherwise, message);
        }
    }
}
