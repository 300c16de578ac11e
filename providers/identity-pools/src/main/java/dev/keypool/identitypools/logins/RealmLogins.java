package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.realm.Address;
import java.util.List;
import org.keycloak.common.util.Time;

/** People of the realm itself: ID tokens that the realm issued to one of the pool's app clients. */
public final class RealmLogins implements LoginVerifier {

    /** Checks who signed a token and reads its claims. */
    @FunctionalInterface
    public interface Signatures {
        IdToken verify(String issuer, String token) throws ExchangeException;
    }

    private final String realmId;
    private final Address address;
    private final Signatures signatures;
    private final Accounts accounts;

    public RealmLogins(String realmId, Address address, Signatures signatures, Accounts accounts) {
        this.realmId = realmId;
        this.address = address;
        this.signatures = signatures;
        this.accounts = accounts;
    }

    @Override
    public String realmProvider() {
        return address.provider();
    }

    @Override
    public VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException {
        if (!provider.equals(realmProvider()) || pool.appClients().isEmpty()) {
            throw ExchangeException.notAuthorized(Refusal.UNSUPPORTED_PROVIDER,
                    "Token is not from a supported provider of this identity pool.");
        }
        IdToken claims = signatures.verify(address.issuer(), token);
        checkClaims(claims);
        Account client = client(pool, claims);
        requireAllowed(client.enabled(), Refusal.CLIENT_DISABLED, "The app client is disabled.");
        Account user = user(claims);
        // A session signed out or a password changed "not before" now makes tokens from before worthless (NotBeforeCheck).
        long notBefore = Math.max(accounts.notBefore(), Math.max(client.notBefore(), user.notBefore()));
        requireAllowed(claims.issuedAt() >= notBefore, Refusal.TOKEN_REVOKED, "Token was revoked.");
        return new VerifiedLogin(Login.ofRealm(realmId, user.id()), List.of(provider, provider + ":" + client.id()), client.id(), claims.roles());
    }

    private void checkClaims(IdToken claims) throws ExchangeException {
        if (!address.issuer().equals(claims.issuer())) {
            throw SignedTokens.wrongIssuer();
        }
        requireAllowed("ID".equals(claims.type()), Refusal.WRONG_TOKEN_TYPE, "Not a valid OpenId Connect identity token.");
        long now = Time.currentTime();
        requireAllowed(claims.expiresAt() > now, Refusal.TOKEN_EXPIRED, "Token expired: " + claims.expiresAt() + " >= " + now);
        requireAllowed(claims.notBefore() <= now, Refusal.TOKEN_NOT_YET_VALID, "Token is not valid yet.");
    }

    private Account client(IdentityPool pool, IdToken claims) throws ExchangeException {
        String clientId = claims.clientId();
        boolean trusted = clientId != null && pool.appClients().contains(clientId);
        Account client = trusted ? accounts.client(clientId) : null;
        requireAllowed(client != null, Refusal.WRONG_AUDIENCE, "Incorrect token audience.");
        return client;
    }

    private Account user(IdToken claims) throws ExchangeException {
        Account user = claims.subject() == null ? null : accounts.user(claims.subject());
        requireAllowed(user != null, Refusal.USER_UNKNOWN, "User does not exist.");
        requireAllowed(user.enabled(), Refusal.USER_DISABLED, "User is disabled.");
        return user;
    }

    private static void requireAllowed(boolean allowed, Refusal otherwise, String message) throws ExchangeException {
        if (!allowed) {
            throw ExchangeException.invalidLogin(otherwise, message);
        }
    }
}
