package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.identities.Login;
import java.util.List;

/**
 * A login whose token was verified.
 *
 * @param login    who it is, for the identity
 * @param amr      what {@code cognito-identity.amazonaws.com:amr} holds besides {@code authenticated}: the provider's
 *                 name as clients write it, and {@code <provider>:<client id>}
 * @param clientId the app client that the token was issued to
 * @param roles    the claims about roles
 */
public record VerifiedLogin(Login login, List<String> amr, String clientId, RoleClaims roles) {

    public VerifiedLogin {
        amr = List.copyOf(amr);
    }
}
