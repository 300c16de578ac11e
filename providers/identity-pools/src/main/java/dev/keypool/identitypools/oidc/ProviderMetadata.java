package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * What a provider says of itself, as far as it is of use.
 *
 * @param issuer  {@code issuer}: exactly the one whose document it is, or it could speak for others
 * @param jwksUri {@code jwks_uri}; the outbound client decides whether it may be called
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata">OpenID Provider Metadata</a>
 */
record ProviderMetadata(String issuer, URI jwksUri) {

    static ProviderMetadata discover(ProviderDocuments documents, OidcIssuer issuer) throws ExternalTokenException {
        return of(issuer, documents.get(issuer.discoveryUri()).json());
    }

    static ProviderMetadata of(OidcIssuer issuer, JsonNode document) throws ExternalTokenException {
        if (!issuer.name().equals(document.path("issuer").textValue())) {
            throw ProviderDocuments.misconfigured("The provider's discovery document is another issuer's.");
        }
        try {
            if (document.path("jwks_uri").isTextual()) {
                return new ProviderMetadata(issuer.name(), new URI(document.path("jwks_uri").textValue()));
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw ProviderDocuments.misconfigured("The provider's discovery document has no jwks_uri.");
    }
}
