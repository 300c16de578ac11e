package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.idp.OidcProvider;
import dev.keypool.identitypools.idp.OidcTokens;
import dev.keypool.identitypools.idp.ProviderArn;
import dev.keypool.identitypools.logins.ExternalRefusals;
import dev.keypool.identitypools.oidc.ExternalToken;
import dev.keypool.identitypools.oidc.ExternalTokenException;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** People of other issuers, by ID tokens of the realm's OpenID Connect providers: the same as an OIDC provider in IAM. */
public final class TrustedIssuers implements WebIdentities.Kind {

    /** The realm's own name in trust policies begins so: no other issuer can have it. */
    private static final String REALMS = "realms/";

    /** Finds an enabled provider by its issuer without the scheme. */
    @FunctionalInterface
    public interface Providers {
        Optional<OidcProvider> named(String issuerWithoutScheme);
    }

    private final RealmSnapshot realm;
    private final Providers providers;
    private final OidcTokens tokens;
    private final RememberedWebIdentities remembered;

    public TrustedIssuers(RealmSnapshot realm, Providers providers, OidcTokens tokens, RememberedWebIdentities remembered) {
        this.realm = realm;
        this.providers = providers;
        this.tokens = tokens;
        this.remembered = remembered;
    }

    @Override
    public WebIdentity verify(String claimed, String token) throws ExchangeException {
        WebIdentity known = remembered.get(realm, token);
        if (known != null) {
            return known;
        }
        String name = claimed.substring(claimed.indexOf("://") < 0 ? 0 : claimed.indexOf("://") + 3);
        OidcProvider provider = name.startsWith(REALMS) ? null : providers.named(name).orElse(null);
        if (provider == null) {
            return null;
        }
        try {
            ExternalToken verified = tokens.verify(provider, provider.clientIds(), token);
            WebIdentity identity = identity(provider, verified);
            remembered.put(realm, token, identity, Instant.ofEpochSecond(verified.expiresAt()));
            return identity;
        } catch (ExternalTokenException e) {
            throw ExternalRefusals.of(e);
        }
    }

    private WebIdentity identity(OidcProvider provider, ExternalToken token) throws ExchangeException {
        String arn = ProviderArn.oidc(realm.settings().account(), provider.name());
        boolean google = provider.isGoogle();
        TokenClaims claims = new TokenClaims(token.claims());
        String prefix = provider.name().toLowerCase(Locale.ROOT) + ":";
        Map<String, List<String>> keys = new HashMap<>();
        keys.put(prefix + "aud", List.of(token.clientId()));
        keys.put(prefix + "sub", List.of(token.subject()));
        List<String> amr = claims.texts("amr");
        if (amr != null && !amr.isEmpty()) {
            keys.put(prefix + "amr", amr);
        }
        Map<String, List<String>> sessionKeys = Map.copyOf(keys);
        if (google) {
            // Of a hybrid application's token, :aud is the application and :oaud the server.
            keys.put(prefix + "oaud", claims.texts("aud"));
        }
        AwsClaims aws = AwsClaims.of(claims);
        FederatedIdentity who = new FederatedIdentity(google ? List.of(arn, provider.name()) : List.of(arn), Map.copyOf(keys)::get, sessionKeys,
                aws.tags(), aws.sourceIdentity(), aws.roles(), null);
        return new WebIdentity(who, arn, token.subject(), token.clientId(), null);
    }
}
