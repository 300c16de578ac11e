package dev.keypool.identitypools.realm;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where clients reach a realm, by Keycloak's hostname settings.
 *
 * @param issuer the realm's issuer
 * @param secure whether that is HTTPS
 */
public record Address(String issuer, boolean secure) {

    /**
     * The issuer of another realm of the server: all differ in their last part only, but for realms that have a frontend URL
     * of their own, whose tokens name another issuer.
     */
    public static String issuerOf(String issuer, String otherRealm) {
        try {
            return base(issuer) + new URI(null, null, "/" + otherRealm, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path can be quoted", e);
        }
    }

    /**
     * The realm's name that {@link #issuerOf} was given, or null.
     *
     * @param issuer one realm's
     * @param other  another's, as long as they begin alike
     */
    public static String realmOf(String issuer, String other) {
        String base = base(issuer);
        if (!other.startsWith(base) || other.length() == base.length()) {
            return null;
        }
        try {
            return new URI("/" + other.substring(base.length())).getPath().substring(1);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String base(String issuer) {
        return issuer.substring(0, issuer.lastIndexOf('/') + 1);
    }

    /** The realm's own name among a client's logins: its issuer without the scheme. */
    public String provider() {
        return issuer.substring(issuer.indexOf("://") + 3);
    }
}
