package dev.keypool.it.logins;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Identity providers as administrators set them up in Keycloak. */
public final class Providers {

    private Providers() {}

    /** An OpenID Connect provider that says itself where its keys are. */
    public static IdentityProviderRepresentation oidc(String alias, String issuer) {
        return of("oidc", alias, Map.of("issuer", issuer, "clientId", "broker", "clientSecret", "a secret of the broker",
                "authorizationUrl", "https://idp.example.com/auth", "tokenUrl", "https://idp.example.com/token"));
    }

    /** An OpenID Connect provider whose keys are at this address. */
    public static IdentityProviderRepresentation oidc(String alias, String issuer, URI keys) {
        IdentityProviderRepresentation provider = oidc(alias, issuer);
        provider.getConfig().put("useJwksUrl", "true");
        provider.getConfig().put("jwksUrl", keys.toString());
        return provider;
    }

    /** Another realm of the server, as if it were a stranger's. */
    public static IdentityProviderRepresentation oidc(String alias, KeycloakServer server, GameRealm realm) {
        return oidc(alias, server.issuer(realm.name()).toString(), keys(server, realm));
    }

    /** Where the server finds a realm's keys. */
    public static URI keys(KeycloakServer server, GameRealm realm) {
        return URI.create(server.ownUrl() + "/realms/" + realm.name() + "/protocol/openid-connect/certs");
    }

    public static IdentityProviderRepresentation of(String providerId, String alias, Map<String, String> config) {
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setProviderId(providerId);
        provider.setAlias(alias);
        provider.setEnabled(true);
        provider.setConfig(new HashMap<>(config));
        return provider;
    }
}
