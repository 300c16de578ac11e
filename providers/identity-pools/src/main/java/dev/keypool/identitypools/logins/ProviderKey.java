package dev.keypool.identitypools.logins;

/**
 * How a pool's settings name a provider that it trusts. Never by an address, so that a new hostname orphans no setting:
 *
 * <ul>
 * <li>{@code realm:<client id>} an app client of the realm itself, {@code realms/<name>:<client id>} of another
 * <li>{@code accounts.google.com} and the other public providers ({@link PublicProvider})
 * <li>{@code oidc-provider/<alias>}, {@code saml-provider/<alias>} an identity provider of the realm
 * <li>{@code developer} the developer provider
 * </ul>
 */
public final class ProviderKey {

    public static final String OWN_REALM = "realm";
    public static final String DEVELOPER = "developer";
    public static final String OIDC = "oidc-provider/";
    public static final String SAML = "saml-provider/";

    private static final String REALMS = "realms/";

    private ProviderKey() {
    }

    /** Of all clients of a realm: for principal tags, which Cognito keeps for a user pool, not for its clients. */
    public static String ofRealm(String otherRealm) {
        return otherRealm == null ? OWN_REALM : REALMS + otherRealm;
    }

    /** Of one app client: for role mappings. */
    public static String ofAppClient(String otherRealm, String clientId) {
        return ofRealm(otherRealm) + ":" + clientId;
    }

    /** Whether the pool trusts what the key names; for a realm's key any of its clients will do. */
    public static boolean isTrusted(String key, TrustedLogins logins) {
        if (key.startsWith(OIDC)) {
            return logins.oidcProviders().containsKey(key.substring(OIDC.length()));
        }
        if (key.startsWith(SAML)) {
            return logins.samlProviders().containsKey(key.substring(SAML.length()));
        }
        return key.equals(DEVELOPER) && logins.developerProvider() != null || logins.publicProviders().containsKey(key)
                || logins.appClients().stream().anyMatch(client ->
                        key.equals(ofRealm(client.realm())) || key.equals(ofAppClient(client.realm(), client.clientId())));
    }
}
