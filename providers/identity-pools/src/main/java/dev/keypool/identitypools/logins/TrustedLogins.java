package dev.keypool.identitypools.logins;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whose tokens a pool takes as logins.
 *
 * @param appClients        clients of this and other realms of the server
 * @param publicProviders   Cognito's public providers ({@link PublicProvider}) by their name among logins, each with the
 *                          application ids that are accepted
 * @param oidcProviders     OpenID Connect providers of the realm by alias; the client ids that are accepted, none for
 *                          those of the identity provider itself
 * @param samlProviders     SAML providers of the realm by alias; the audiences that are accepted, none for the identity
 *                          provider's own
 * @param developerProvider the developer provider's name, or null
 */
public record TrustedLogins(List<AppClient> appClients, Map<String, Set<String>> publicProviders,
                            Map<String, Set<String>> oidcProviders, Map<String, Set<String>> samlProviders,
                            String developerProvider) {

    public static final TrustedLogins NONE = new TrustedLogins(List.of(), Map.of(), Map.of(), Map.of(), null);

    public TrustedLogins {
        appClients = List.copyOf(appClients);
        publicProviders = Map.copyOf(publicProviders);
        // In order: of several providers with one issuer the same is found at each call and on every node (Map.copyOf has an order
        // of its own in each process), and with it the same identity.
        oidcProviders = Collections.unmodifiableMap(new TreeMap<>(oidcProviders));
        samlProviders = Map.copyOf(samlProviders);
    }

    /** @param realm the other realm's name, or null for the pool's own */
    public Optional<AppClient> appClient(String realm, String clientId) {
        return appClients.stream().filter(client -> client.clientId().equals(clientId) && Objects.equals(client.realm(), realm)).findFirst();
    }

    /** Whether any client of that realm is trusted. */
    public boolean trustsRealm(String realm) {
        return appClients.stream().anyMatch(client -> Objects.equals(client.realm(), realm));
    }
}
