package dev.keypool.identitypools.requests;

import dev.keypool.identitypools.logins.TokenKey;
import dev.keypool.identitypools.realm.CachedModels;
import dev.keypool.identitypools.realm.RealmSnapshot;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.infinispan.entities.CachedUser;
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
    private final CachedModels models;
    private final String issuer;

    public EvaluationCallers(KeycloakSession session, RealmModel realm, RealmSnapshot snapshot, KnownCallers known, CachedModels models, String issuer) {
        this.session = session;
        this.realm = realm;
        this.snapshot = snapshot;
        this.known = known;
        this.models = models;
        this.issuer = issuer;
    }

    /** @throws CallerRefusedException when the request brings no token, or not one of a service that may ask */
    public void requireAllowed() throws CallerRefusedException {
        String token = bearerToken();
        TokenKey key = TokenKey.of(snapshot.id(), token);
        KnownCaller caller = known.get(key);
        if (caller == null) {
            authenticate(token, key);
        } else if (!stillGood(caller)) {
            known.forget(key);
            throw CallerRefusedException.unauthenticated();
        } else {
            requireUser(key, caller);
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
                    result.user().getId(), token.getIat(), token.getExp(), null, null));
        }
    }

    private AuthResult keycloaksOwn(String bearer) throws CallerRefusedException {
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session).setTokenString(bearer).authenticate();
        } catch (WebApplicationException e) {
            throw CallerRefusedException.unauthenticated();
        }
    }

    private boolean stillGood(KnownCaller caller) {
        return caller.expiresAt() > Time.currentTime() && caller.issuer().equals(issuer) && !session.revokedTokens().contains(caller.tokenId());
    }

    /**
     * The client and its service account, as they are now. To look a user up, Keycloak's session opens the database, only
     * to ask for organizations: while the user is the very one in Keycloak's cache that was found to be in order, with
     * the role as its own, nothing about it has changed.
     */
    private void requireUser(TokenKey key, KnownCaller caller) throws CallerRefusedException {
        ClientModel client = realm.getClientByClientId(caller.clientId());
        CachedUser cached = realm.isOrganizationsEnabled() ? null : models.user(realm.getId(), caller.userId());
        boolean valid = client != null && caller.issuedAt() >= Math.max(realm.getNotBefore(), client.getNotBefore());
        if (valid && (!caller.isUnchanged(cached, realm.getRole(ROLE)) || !isService(client, cached.getServiceAccountClientLink()))) {
            UserModel user = session.users().getUserById(realm, caller.userId());
            valid = isServiceAccount(client, user) && caller.issuedAt() >= session.users().getNotBeforeOfUser(realm, user);
            if (valid) {
                remember(key, caller, user, cached);
            }
        }
        if (!valid) {
            known.forget(key);
            throw CallerRefusedException.unauthenticated();
        }
    }

    private void remember(TokenKey key, KnownCaller caller, UserModel user, CachedUser before) throws CallerRefusedException {
        RoleModel role = requireRole(user);
        // What was in the cache before and after is what the session has seen.
        boolean seen = before == models.user(realm.getId(), caller.userId());
        known.put(key, caller.with(seen && user.hasDirectRole(role) ? before : null, role.getId()));
    }

    private static boolean isServiceAccount(ClientModel client, UserModel user) {
        return client != null && user != null && user.isEnabled() && isService(client, user.getServiceAccountClientLink());
    }

    private static boolean isService(ClientModel client, String accountOf) {
        return client.isEnabled() && !client.isPublicClient() && client.isServiceAccountsEnabled() && client.getId().equals(accountOf);
    }

    private RoleModel requireRole(UserModel user) throws CallerRefusedException {
        RoleModel role = realm.getRole(ROLE);
        if (role == null || !user.hasRole(role)) {
            throw CallerRefusedException.forbidden();
        }
        return role;
    }
}
