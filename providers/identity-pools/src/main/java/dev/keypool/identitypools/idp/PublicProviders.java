package dev.keypool.identitypools.idp;

import dev.keypool.identitypools.oidc.AmazonAccessTokens;
import dev.keypool.identitypools.oidc.ExternalToken;
import dev.keypool.identitypools.oidc.ExternalTokenException;
import dev.keypool.identitypools.oidc.ExternalTokens;
import dev.keypool.identitypools.oidc.FacebookAccessTokens;
import dev.keypool.identitypools.oidc.JwksCache;
import dev.keypool.identitypools.oidc.OidcIssuer;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundOptions;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.keycloak.Config;

/** Everything about external providers that a node keeps: their keys, and where to ask about opaque tokens. */
public final class PublicProviders implements AutoCloseable {

    private final OutboundHttp http;
    private final JwksCache keys;
    private final ExternalTokens tokens;
    private final OidcIssuer google;
    private final OidcIssuer apple;
    private final OidcIssuer facebookLimited;
    private final AmazonAccessTokens amazon;
    private final FacebookAccessTokens facebook;
    private final SamlMetadata samlMetadata;
    private final KnownIssuers issuers = new KnownIssuers();

    /** @param config the options of this provider, see {@link OutboundOptions} and the README */
    public PublicProviders(Config.Scope config) {
        http = new OutboundHttp(OutboundOptions.read(config::get).build());
        keys = new JwksCache(http, Clock.systemUTC());
        tokens = new ExternalTokens(keys, Clock.systemUTC());
        samlMetadata = new SamlMetadata(http, Clock.systemUTC());
        google = at(config, "google-keys", OidcIssuer.GOOGLE);
        apple = at(config, "apple-keys", OidcIssuer.APPLE);
        facebookLimited = at(config, "facebook-keys", OidcIssuer.FACEBOOK);
        amazon = new AmazonAccessTokens(http, address(config, "amazon-token-info", AmazonAccessTokens.ADDRESS), Clock.systemUTC());
        facebook = new FacebookAccessTokens(http, address(config, "facebook-debug-token", FacebookAccessTokens.ADDRESS), Clock.systemUTC());
    }

    public ExternalTokens tokens() {
        return tokens;
    }

    /** As {@link OidcTokens}. */
    public ExternalToken verify(OidcProvider provider, Set<String> clientIds, String token) throws ExternalTokenException {
        return tokens.verify(endpoint(provider), clientIds, token);
    }

    private OidcIssuer endpoint(OidcProvider provider) throws ExternalTokenException {
        try {
            return provider.endpoint(google);
        } catch (IllegalArgumentException e) {
            throw ExternalTokenException.misconfigured("The identity provider has an issuer or JWKS URL that is not one.", e);
        }
    }

    public OidcIssuer google() {
        return google;
    }

    public OidcIssuer apple() {
        return apple;
    }

    public OidcIssuer facebookLimited() {
        return facebookLimited;
    }

    public AmazonAccessTokens amazon() {
        return amazon;
    }

    public FacebookAccessTokens facebook() {
        return facebook;
    }

    SamlMetadata samlMetadata() {
        return samlMetadata;
    }

    public KnownIssuers issuers() {
        return issuers;
    }

    private static OidcIssuer at(Config.Scope config, String option, OidcIssuer issuer) {
        return new OidcIssuer(issuer.name(), issuer.aliases(), address(config, option, issuer.jwksUri()));
    }

    private static URI address(Config.Scope config, String option, URI byDefault) {
        String address = config.get(option);
        return address == null ? byDefault : URI.create(address);
    }

    @Override
    public void close() {
        keys.close();
        http.close();
    }
}
