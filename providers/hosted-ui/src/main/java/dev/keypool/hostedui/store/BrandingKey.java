package dev.keypool.hostedui.store;

/**
 * Whose branding it is.
 *
 * @param clientId Keycloak's own id of the app client; null for the realm's default
 */
public record BrandingKey(String realmId, String clientId) {

    /** No client's is the default's: Keycloak takes any text for a new client's id, but none. Only a realm's id has no slash. */
    public String id() {
        return realmId + "/" + (clientId == null ? "" : clientId);
    }
}
