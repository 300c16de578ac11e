package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.logins.VerifiedLogin;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished exchange.
 *
 * @param identityId  {@code region:uuid}; not always the one that was asked with
 * @param logins      none for a guest
 * @param role        null when only the identity was asked for
 * @param credentials null when only the identity was asked for
 */
public record Exchanged(String identityId, IdentityPool pool, List<VerifiedLogin> logins, Role role, TemporaryCredentials credentials) {

    static final String AUTHENTICATED = "authenticated";

    public Exchanged {
        logins = List.copyOf(logins);
    }

    /** How the identity's holder signed in, as {@code cognito-identity.amazonaws.com:amr} has it. */
    public List<String> amr() {
        if (logins.isEmpty()) {
            return List.of(PoolIdentity.UNAUTHENTICATED);
        }
        List<String> amr = new ArrayList<>(1 + 2 * logins.size());
        amr.add(AUTHENTICATED);
        logins.forEach(login -> amr.addAll(login.amr()));
        return amr;
    }
}
