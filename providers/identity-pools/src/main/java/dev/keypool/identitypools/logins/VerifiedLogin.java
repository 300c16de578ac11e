package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.identities.Login;
import java.util.List;

/**
 * A login whose token was verified.
 *
 * @param login       who it is, for the identity
 * @param amr         what {@code cognito-identity.amazonaws.com:amr} holds besides {@code authenticated}: the provider's
 *                    name as clients write it, and what tells the login there
 * @param clientId    the client or application that the token was issued to, or null
 * @param mappingKey  under which of the pool's role mappings it falls ({@link ProviderKey})
 * @param providerKey under which of the pool's principal tags it falls ({@link ProviderKey})
 * @param sessionId   the session that the person signed in to, where a realm of this server says so, or null
 * @param claims      what it says of the person
 */
public record VerifiedLogin(Login login, List<String> amr, String clientId, String mappingKey, String providerKey, String sessionId,
                            Claims claims) {

    public VerifiedLogin {
        amr = List.copyOf(amr);
    }

    /** Of a provider that is no realm of this server. */
    public VerifiedLogin(Login login, List<String> amr, String clientId, String mappingKey, String providerKey, Claims claims) {
        this(login, amr, clientId, mappingKey, providerKey, null, claims);
    }
}
