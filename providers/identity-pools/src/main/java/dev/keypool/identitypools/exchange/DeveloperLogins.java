package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.Claims;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.logins.ProviderKey;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.openid.PoolToken;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.util.List;
import java.util.Map;

/**
 * People whom a pool's own backend signed in: they bring the token of GetOpenIdTokenForDeveloperIdentity as the login
 * {@code cognito-identity.amazonaws.com}. It proves the identity itself, so nothing is linked or merged by it.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html">Developer-authenticated identities</a>
 */
final class DeveloperLogins {

    private final RealmSnapshot realm;
    private final Identities identities;
    private final LoginVerifier logins;
    private final PoolTokens tokens;

    DeveloperLogins(RealmSnapshot realm, Identities identities, LoginVerifier logins, PoolTokens tokens) {
        this.realm = realm;
        this.identities = identities;
        this.logins = logins;
        this.tokens = tokens;
    }

    /** An identity and what its token carries for the session. */
    record Proven(TokenHolder holder, VerifiedLogin login, PoolToken token) {
    }

    static boolean isOne(Map<String, String> logins) {
        return logins.containsKey(CognitoKeys.PROVIDER);
    }

    Proven verify(String identityId, Map<String, String> tokensByProvider) throws ExchangeException {
        if (tokensByProvider.size() > 1) {
            throw ExchangeException.invalidParameter("The login " + CognitoKeys.PROVIDER + " must be the only one.");
        }
        PoolToken token = tokens.verify(tokensByProvider.get(CognitoKeys.PROVIDER));
        if (!token.identityId().equals(identityId)) {
            throw ExchangeException.notAuthorized(Refusal.LOGINS_DO_NOT_MATCH,
                    "Logins don't match. Please include at least one valid login for this identity or identity pool.");
        }
        TokenHolder holder = TokenHolder.of(realm, identities, logins, token);
        return new Proven(holder, login(holder, token), token);
    }

    /** A token of the classic flow is for STS alone: taken as a login, it would outlive what it was issued for. */
    private static VerifiedLogin login(TokenHolder holder, PoolToken token) throws ExchangeException {
        String developer = holder.pool().logins().developerProvider();
        for (Login login : holder.identity().logins()) {
            if (developer != null && login.equals(Login.ofDeveloper(developer, login.subject()))
                    && token.amr().contains(amr(developer, token.poolId(), login.subject()))) {
                List<String> amr = token.amr().stream().filter(entry -> !entry.equals(Exchanged.AUTHENTICATED)).toList();
                return new VerifiedLogin(login, amr, null, ProviderKey.DEVELOPER, ProviderKey.DEVELOPER, Claims.NONE);
            }
        }
        throw ExchangeException.notAuthorized(Refusal.UNSUPPORTED_PROVIDER, "Token is not from a supported provider of this identity pool.");
    }

    /** As Cognito writes it. */
    private static String amr(String developerProvider, String poolId, String userIdentifier) {
        return developerProvider + ":" + poolId + ":" + userIdentifier;
    }
}
