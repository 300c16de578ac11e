package dev.keypool.identitypools.idp;

import dev.keypool.identitypools.oidc.OidcIssuer;
import java.net.URI;
import java.util.Set;

/**
 * An OpenID Connect provider of the realm.
 *
 * @param alias      its name in the realm
 * @param internalId what it is, whatever its alias
 * @param issuer     {@code iss} of its tokens
 * @param jwksUri    where its keys are, or null where discovery says so
 * @param clientIds  whose tokens are accepted where a pool does not say otherwise
 */
public record OidcProvider(String alias, String internalId, String issuer, String jwksUri, Set<String> clientIds) {

    public OidcProvider {
        clientIds = Set.copyOf(clientIds);
    }

    public boolean isGoogle() {
        return OidcIssuer.GOOGLE.name().equals(issuer);
    }

    /**
     * Where its keys are.
     *
     * @param google where Google's are
     * @throws IllegalArgumentException when issuer or address are none; Keycloak checks neither when they are saved
     */
    OidcIssuer endpoint(OidcIssuer google) {
        return isGoogle() ? google : jwksUri == null ? OidcIssuer.discovered(issuer)
                : new OidcIssuer(issuer, Set.of(), URI.create(jwksUri));
    }

    /** Its name among a client's logins and in ARNs: the issuer without the scheme. */
    public String name() {
        int scheme = issuer.indexOf("://");
        return scheme < 0 ? issuer : issuer.substring(scheme + 3);
    }
}
