package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** People of the realm itself: ID tokens that the realm issued to one of the pool's app clients. */
public final class RealmLogins implements LoginVerifier {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmSnapshot snapshot;
    private final SignedTokens tokens;
    private final String issuer;

    public RealmLogins(KeycloakSession session, RealmModel realm, RealmSnapshot snapshot, SignedTokens tokens, String issuer) {
        this.session = session;
        this.realm = realm;
        this.snapshot = snapshot;
        this.tokens = tokens;
        this.issuer = issuer;
    }

    @Override
    public String realmProvider() {
        return issuer.substring(issuer.indexOf("://") + 3);
    }

    @Override
    public VerifiedLogin verify(IdentityPool pool, String provider, String token) throws ExchangeException {
        if (!provider.equals(realmProvider()) || pool.appClients().isEmpty()) {
            throw ExchangeException.notAuthorized(Refusal.UNSUPPORTED_PROVIDER,
                    "Token is not from a supported provider of this identity pool.");
        }
        IdToken claims = tokens.verify(snapshot, issuer, token);
        checkClaims(claims);
        ClientModel client = client(pool, claims);
        requireAllowed(client.isEnabled(), Refusal.CLIENT_DISABLED, "The app client is disabled.");
        UserModel user = user(claims);
        // A session signed out or a password changed "not before" now makes tokens from before worthless (NotBeforeCheck).
        requireAllowed(claims.issuedAt() >= notBefore(client, user), Refusal.TOKEN_REVOKED, "Token was revoked.");
        return new VerifiedLogin(Login.ofRealm(realm.getId(), user.getId()),
                List.of(provider, provider + ":" + client.getClientId()), client.getClientId(), claims.roles());
    }

    private void checkClaims(IdToken claims) throws ExchangeException {
        if (!issuer.equals(claims.issuer())) {
            throw SignedTokens.wrongIssuer();
        }
        requireAllowed("ID".equals(claims.type()), Refusal.WRONG_TOKEN_TYPE, "Not a valid OpenId Connect identity token.");
        long now = Time.currentTime();
        requireAllowed(claims.expiresAt() > now, Refusal.TOKEN_EXPIRED, "Token expired: " + claims.expiresAt() + " >= " + now);
        requireAllowed(claims.notBefore() <= now, Refusal.TOKEN_NOT_YET_VALID, "Token is not valid yet.");
    }

    private ClientModel client(IdentityPool pool, IdToken claims) throws ExchangeException {
        String clientId = claims.clientId();
        boolean trusted = clientId != null && pool.appClients().contains(clientId);
        ClientModel client = trusted ? realm.getClientByClientId(clientId) : null;
        requireAllowed(client != null, Refusal.WRONG_AUDIENCE, "Incorrect token audience.");
        return client;
    }

    private UserModel user(IdToken claims) throws ExchangeException {
        UserModel user = claims.subject() == null ? null : session.users().getUserById(realm, claims.subject());
        requireAllowed(user != null, Refusal.USER_UNKNOWN, "User does not exist.");
        requireAllowed(user.isEnabled(), Refusal.USER_DISABLED, "User is disabled.");
        return user;
    }

    private long notBefore(ClientModel client, UserModel user) {
        int ofUser = session.users().getNotBeforeOfUser(realm, user);
        return Math.max(ofUser, Math.max(realm.getNotBefore(), client.getNotBefore()));
    }

    private static void requireAllowed(boolean allowed, Refusal otherwise, String message) throws ExchangeException {
        if (!allowed) {
            throw ExchangeException.invalidLogin(otherwise, message);
        }
    }
}
