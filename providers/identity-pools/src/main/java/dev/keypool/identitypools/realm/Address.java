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

    /** The issuer that a realm would have which is not there: all differ in their last part only, but for those with a frontend URL. */
    public static String issuerOf(String issuer, String otherRealm) {
        return issuer.substring(0, issuer.lastIndexOf('/') + 1) + quoted(otherRealm);
    }

    /** Whether it can be the issuer, or the name among logins, of a realm of that name. */
    public static boolean endsWith(String issuer, String realm) {
        return issuer.endsWith("/realms/" + quoted(realm));
    }

    /** The name of the realm whose issuer it can be, or null. */
    public static String realmOf(String issuer) {
        int last = issuer.lastIndexOf('/');
        if (last == issuer.length() - 1) {
            return null;
        }
        try {
            return new URI("/" + issuer.substring(last + 1)).getPath().substring(1);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String quoted(String realm) {
        try {
            return new URI(null, null, "/" + realm, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path can be quoted", e);
        }
    }

    /** The realm's own name among a client's logins: its issuer without the scheme. */
    public String provider() {
        return issuer.substring(issuer.indexOf("://") + 3);
    }
}
