package dev.keypool.identitypools.logins;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.idp.PublicProviders;
import dev.keypool.identitypools.oidc.ExternalToken;
import dev.keypool.identitypools.oidc.ExternalTokenException;
import dev.keypool.identitypools.oidc.OidcIssuer;
import dev.keypool.identitypools.oidc.VerifiedAccessToken;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * People of Cognito's public providers, by the tokens that those really hand out: ID tokens of Google, Apple and
 * Facebook's Limited Login, access tokens of Amazon and Facebook.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html">Identity pools third-party identity providers</a>
 */
public final class PublicLogins implements ExternalLogins.Verifier {

    /** Asks for the secret of the realm's Facebook application of that id; null when there is none. */
    @FunctionalInterface
    public interface FacebookSecrets {
        String of(String appId);
    }

    private final RealmSnapshot realm;
    private final PublicProviders providers;
    private final FacebookSecrets secrets;

    public PublicLogins(RealmSnapshot realm, PublicProviders providers, FacebookSecrets secrets) {
        this.realm = realm;
        this.providers = providers;
        this.secrets = secrets;
    }

    @Override
    public TimedLogin verify(IdentityPool pool, String name, String token) throws ExchangeException {
        Set<String> applications = pool.logins().publicProviders().get(name);
        PublicProvider provider = applications == null ? null : PublicProvider.of(name).orElse(null);
        if (provider == null) {
            return null;
        }
        try {
            return switch (provider) {
                case GOOGLE -> idToken(name, providers.google(), applications, token);
                case APPLE -> idToken(name, providers.apple(), applications, token);
                case AMAZON -> accessToken(name, providers.amazon().verify(applications, token));
                case FACEBOOK -> isIdToken(token) ? idToken(name, providers.facebookLimited(), applications, token)
                        : accessToken(name, facebook(applications, token));
            };
        } catch (ExternalTokenException e) {
            throw ExternalRefusals.of(e);
        }
    }

    /** Facebook tells an application about its own tokens only, so each of ours is asked until one knows it. */
    private VerifiedAccessToken facebook(Set<String> applications, String token) throws ExternalTokenException, ExchangeException {
        ExternalTokenException refused = null;
        for (String application : applications) {
            String secret = secrets.of(application);
            if (secret != null) {
                try {
                    return providers.facebook().verify(application, secret, token);
                } catch (ExternalTokenException e) {
                    refused = e;
                }
            }
        }
        if (refused != null) {
            throw refused;
        }
        throw ExchangeException.externalService("Facebook tells about tokens for the application's secret only:"
                + " the realm needs an identity provider facebook with this application's id.");
    }

    private static boolean isIdToken(String token) {
        return token.chars().filter(c -> c == '.').count() == 2;
    }

    private TimedLogin idToken(String name, OidcIssuer issuer, Set<String> applications, String token) throws ExternalTokenException {
        ExternalToken verified = providers.tokens().verify(issuer, applications, token);
        return login(name, verified.clientId(), verified.subject(), OidcLogins.claims(verified, realm.askedClaims()), verified.expiresAt());
    }

    /** Of opaque tokens the documentation knows these claims. */
    private TimedLogin accessToken(String name, VerifiedAccessToken verified) {
        Map<String, String> claims = Map.of("iss", name, "aud", verified.clientId(), "sub", verified.subject(),
                "user_id", verified.subject(), "app_id", verified.clientId());
        return login(name, verified.clientId(), verified.subject(), Claims.of(claims, realm.askedClaims()), verified.expiresAt());
    }

    private static TimedLogin login(String name, String clientId, String subject, Claims claims, long expiresAt) {
        return new TimedLogin(new VerifiedLogin(new Login(name, subject), List.of(name, name + ":" + clientId + ":" + subject), clientId,
                name, name, claims), Instant.ofEpochSecond(expiresAt));
    }
}
