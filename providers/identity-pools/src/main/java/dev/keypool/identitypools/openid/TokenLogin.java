package dev.keypool.identitypools.openid;

import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.ProviderKey;
import dev.keypool.identitypools.logins.VerifiedLogin;
import java.util.List;

/**
 * A login that a pool's token was issued for: the token outlives the one that proved it, so it is asked again at each use.
 * {@code amr} could not tell which: it names providers by their addresses, which change.
 *
 * @param key       {@link Login#key()}: a hash, since others who take the token need no more than {@code amr} has
 * @param provider  {@link VerifiedLogin#mappingKey()}
 * @param sessionId the person's session where a realm of this server signed them in, or null
 */
public record TokenLogin(String key, String provider, String sessionId) {

    public static List<TokenLogin> of(List<VerifiedLogin> logins) {
        return logins.stream().map(login -> new TokenLogin(login.login().key(), login.mappingKey(), login.sessionId())).toList();
    }

    /** Whom the pool's own backend vouches for. */
    public static TokenLogin ofDeveloper(Login login) {
        return new TokenLogin(login.key(), ProviderKey.DEVELOPER, null);
    }
}
