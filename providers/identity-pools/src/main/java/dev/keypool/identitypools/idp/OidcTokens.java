package dev.keypool.identitypools.idp;

import dev.keypool.identitypools.oidc.ExternalToken;
import dev.keypool.identitypools.oidc.ExternalTokenException;
import java.util.Set;

/** Verifies ID tokens of the realm's OpenID Connect providers. */
@FunctionalInterface
public interface OidcTokens {

    /**
     * @param clientIds to whom the token may have been issued
     * @throws ExternalTokenException when it proves nothing
     */
    ExternalToken verify(OidcProvider provider, Set<String> clientIds, String token) throws ExternalTokenException;
}
