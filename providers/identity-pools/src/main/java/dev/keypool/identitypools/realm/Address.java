package dev.keypool.identitypools.realm;

/**
 * Where clients reach a realm, by Keycloak's hostname settings.
 *
 * @param issuer the realm's issuer
 * @param secure whether that is HTTPS
 */
public record Address(String issuer, boolean secure) {

    /** The realm's own name among a client's logins: its issuer without the scheme. */
    public String provider() {
        return issuer.substring(issuer.indexOf("://") + 3);
    }
}
