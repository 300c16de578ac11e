package dev.keypool.hostedui.store;

/**
 * Whose branding it is.
 *
 * @param clientId Keycloak's own id of the app client; null for the realm's default
 */
public record BrandingKey(String realmId, String clientId) {

    private static final String DEFAULT = "default";

    /** Keycloak's ids have no slash where they come from Keycloak; a realm's is an old name at most. */
    public String id() {
        return realmId + "/" + (clientId == null ? DEFAULT : clientId);
    }
}
