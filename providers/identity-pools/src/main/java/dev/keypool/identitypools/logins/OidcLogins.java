package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.idp.IdentityProviders;
import dev.keypool.identitypools.idp.OidcProvider;
import dev.keypool.identitypools.idp.OidcTokens;
import dev.keypool.identitypools.idp.ProviderArn;
import dev.keypool.identitypools.oidc.ExternalToken;
import dev.keypool.identitypools.oidc.ExternalTokenException;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * People of the realm's OpenID Connect providers, by their ID tokens: the key among a client's logins is the issuer
 * without its scheme.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/open-id.html">OpenID Connect providers</a>
 */
public final class OidcLogins implements ExternalLogins.Verifier {

    private final RealmSnapshot realm;
    private final IdentityProviders providers;
    private final OidcTokens tokens;

    public OidcLogins(RealmSnapshot realm, IdentityProviders providers, OidcTokens tokens) {
        this.realm = realm;
        this.providers = providers;
        this.tokens = tokens;
    }

    @Override
    public TimedLogin verify(IdentityPool pool, String name, String token) throws ExchangeException {
        for (Map.Entry<String, Set<String>> trusted : pool.logins().oidcProviders().entrySet()) {
            Optional<OidcProvider> provider = providers.oidc(trusted.getKey()).filter(found -> found.name().equals(name));
            if (provider.isPresent()) {
                return verify(provider.get(), trusted.getValue().isEmpty() ? provider.get().clientIds() : trusted.getValue(), token);
            }
        }
        return null;
    }

    private TimedLogin verify(OidcProvider provider, Set<String> clientIds, String token) throws ExchangeException {
        try {
            ExternalToken verified = tokens.verify(provider, clientIds, token);
            String arn = ProviderArn.oidc(realm.settings().account(), provider.name());
            String key = ProviderKey.OIDC + provider.alias();
            return new TimedLogin(new VerifiedLogin(Login.ofIdentityProvider(provider.internalId(), verified.subject()),
                    List.of(provider.name(), arn + ":OIDC:" + verified.subject()), verified.clientId(), key, key,
                    claims(verified, realm.askedClaims())), Instant.ofEpochSecond(verified.expiresAt()));
        } catch (ExternalTokenException e) {
            throw ExternalRefusals.of(e);
        }
    }

    /** {@code aud} is the client that the token was issued to, as STS takes it: {@code azp} where there is one. */
    static Claims claims(ExternalToken token, Set<String> asked) {
        Map<String, Object> claims = new HashMap<>(token.claims());
        claims.put("aud", token.clientId());
        return Claims.of(claims, asked);
    }
}
