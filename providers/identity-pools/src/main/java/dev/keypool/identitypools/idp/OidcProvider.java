package dev.keypool.identitypools.idp;

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

    /** Its name among a client's logins and in ARNs: the issuer without the scheme. */
    public String name() {
        int scheme = issuer.indexOf("://");
        return scheme < 0 ? issuer : issuer.substring(scheme + 3);
    }
}
