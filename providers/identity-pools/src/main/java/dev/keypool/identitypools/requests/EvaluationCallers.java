package dev.keypool.identitypools.requests;

import dev.keypool.identitypools.logins.TokenKey;
import dev.keypool.identitypools.realm.RealmSnapshot;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Authenticates the services that ask for decisions: confidential clients, by their service account's access token.
 *
 * <p>A token is verified by Keycloak's own {@code BearerTokenAuthenticator} when it is seen first. After that only what
 * can change is asked again at each request (expiry, revocation, "not before", client, user, role), because the
 * signature cannot: verifying it anew would cost more than the whole decision.
 */
public final class EvaluationCallers {

    public static final String ROLE = "keypool-evaluate-access";

    private static final String BEARER = "Bearer ";
    private static final int MAX_TOKEN_CHARS = 16_384;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmSnapshot snapshot;
    private final KnownCallers known;
    private final String issuer;

    public EvaluationCallers(KeycloakSession session, RealmModel realm, RealmSnapshot snapshot, KnownCallers known, String issuer) {
        this.session = session;
        this.realm = realm;
        this.snapshot = snapshot;
        this.known = known;
        this.issuer = issuer;
    }

    /** @throws CallerRefusedException when the request brings no token, or not one of a service that may ask */
    public void requireAllowed() throws CallerRefusedException {
        String token = bearerToken();
        TokenKey key = TokenKey.of(snapshot.id(), token);
        KnownCaller caller = known.get(key);
        if (caller == null) {
            authenticate(token, key);
        } else if (!stillValid(caller)) {
            known.forget(key);
            throw CallerRefusedException.unauthenticated();
        } else {
            requireRole(session.users().getUserById(realm, caller.userId()));
        }
    }

    private String bearerToken() throws CallerRefusedException {
        List<String> headers = session.getContext().getRequestHeaders().getRequestHeader("Authorization");
        String header = headers == null || headers.size() != 1 ? "" : headers.get(0);
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length()) || header.length() > MAX_TOKEN_CHARS) {
            throw CallerRefusedException.unauthenticated();
        }
        return header.substring(BEARER.length()).trim();
    }

    private void authenticate(String bearer, TokenKey key) throws CallerRefusedException {
        AuthResult result = keycloaksOwn(bearer);
        // A token bound to a key (DPoP, mutual TLS) proves nothing without that key: only plain bearer tokens are taken.
        if (result == null || result.token().getConfirmation() != null || !isServiceAccount(result.client(), result.user())) {
            throw CallerRefusedException.unauthenticated();
        }
        AccessToken token = result.token();
        // The token's own roles count too: a client scope may have narrowed what its token is good for.
        if (token.getRealmAccess() == null || !token.getRealmAccess().isUserInRole(ROLE)) {
            throw CallerRefusedException.forbidden();
        }
        requireRole(result.user());
        // Whether a token with a session is valid depends on that session: such a token is verified each time.
        if (token.getSessionId() == null && token.getExp() != null && token.getIat() != null) {
            known.put(key, new KnownCaller(token.getId(), token.getIssuer(), result.client().getClientId(),
                    result.user().getId(), token.getIat(), token.getExp()));
        }
    }

    private AuthResult keycloaksOwn(String bearer) throws CallerRefusedException {
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session).setTokenString(bearer).authenticate();
        } catch (WebApplicationException e) {
            throw CallerRefusedException.unauthenticated();
        }
    }

    private boolean stillValid(KnownCaller caller) {
        long now = Time.currentTime();
        if (caller.expiresAt() <= now || !caller.issuer().equals(issuer) || session.revokedTokens().contains(caller.tokenId())) {
            return false;
        }
        ClientModel client = realm.getClientByClientId(caller.clientId());
        UserModel user = session.users().getUserById(realm, caller.userId());
        return isServiceAccount(client, user)
                && caller.issuedAt() >= Math.max(realm.getNotBefore(), client.getNotBefore())
                && caller.issuedAt() >= session.users().getNotBeforeOfUser(realm, user);
    }

    private static boolean isServiceAccount(ClientModel client, UserModel user) {
        return client != null && client.isEnabled() && !client.isPublicClient() && client.isServiceAccountsEnabled()
                && user != null && user.isEnabled() && client.getId().equals(user.getServiceAccountClientLink());
    }

    private void requireRole(UserModel user) throws CallerRefusedException {
        RoleModel role = realm.getRole(ROLE);
        if (role == null || !user.hasRole(role)) {
            throw CallerRefusedException.forbidden();
        }
    }
}
