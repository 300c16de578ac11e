package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Claims that no function changes: those that Cognito protects, and those that Keycloak itself goes by.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html">Excluded claims</a>
 */
final class ProtectedClaims {

    private static final Set<String> COGNITO = Set.of("acr", "amr", "at_hash", "aud", "auth_time", "azp", "client_id", "device_key",
            "event_id", "exp", "iat", "identities", "iss", "jti", "nbf", "nonce", "origin_jti", "sub", "token_use", "username", "version");
    /** Type, session, binding, scope and roles: by these a token of Keycloak's is more than its signature. */
    private static final Set<String> KEYCLOAK = Set.of("act", "allowed-origins", "authorization", "authorization_details", "c_hash", "cnf",
            "may_act", "realm_access", "resource_access", "s_hash", "scope", "session_state", "sid", "trusted-certs", "typ");

    private final String audience;

    private ProtectedClaims(String audience) {
        this.audience = audience;
    }

    static ProtectedClaims ofIdToken() {
        return new ProtectedClaims(null);
    }

    /** @param clientId the one audience that may be added (Cognito's rule) */
    static ProtectedClaims ofAccessToken(String clientId) {
        return new ProtectedClaims(clientId);
    }

    boolean mayAdd(String claim, JsonNode value) {
        if (claim.equals("aud")) {
            return audience != null && value.isTextual() && value.textValue().equals(audience);
        }
        return isFree(claim) && !claim.startsWith("dev:");
    }

    boolean maySuppress(String claim) {
        return isFree(claim);
    }

    static boolean isFree(String claim) {
        return !claim.isBlank() && !COGNITO.contains(claim) && !KEYCLOAK.contains(claim) && !claim.startsWith("cognito:");
    }
}
