package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.PublicProvider;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.operations.ProviderNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Between a pool as Cognito's API writes it and a pool's settings. */
final class PoolTranslation {

    private static final int MAX_APP_CLIENTS = 1000;
    private static final int MAX_PROVIDERS = 50;

    private final ProviderNames names;
    private final String region;

    PoolTranslation(ProviderNames names, String region) {
        this.names = names;
        this.region = region;
    }

    ObjectNode describe(IdentityPool pool) {
        ObjectNode json = StrictJson.newObject().put("IdentityPoolId", region + ":" + pool.id()).put("IdentityPoolName", pool.name())
                .put("AllowUnauthenticatedIdentities", pool.allowUnauthenticated()).put("AllowClassicFlow", pool.allowClassicFlow());
        TrustedLogins logins = pool.logins();
        if (!logins.publicProviders().isEmpty()) {
            ObjectNode supported = json.putObject("SupportedLoginProviders");
            new TreeMap<>(logins.publicProviders()).forEach((name, ids) -> supported.put(name, String.join(";", ids)));
        }
        if (logins.developerProvider() != null) {
            json.put("DeveloperProviderName", logins.developerProvider());
        }
        arns(json, "OpenIdConnectProviderARNs", logins.oidcProviders().keySet().stream().map(names::oidcArn).toList());
        if (!logins.appClients().isEmpty()) {
            var clients = json.putArray("CognitoIdentityProviders");
            logins.appClients().stream().sorted(Comparator.comparing((AppClient client) -> names.ofRealm(client.realm())).thenComparing(AppClient::clientId))
                    .forEach(client -> clients.addObject().put("ProviderName", names.ofRealm(client.realm())).put("ClientId", client.clientId())
                            .put("ServerSideTokenCheck", client.serverSideTokenCheck()));
        }
        arns(json, "SamlProviderARNs", logins.samlProviders().keySet().stream().map(names::samlArn).toList());
        new TreeMap<>(pool.tags()).forEach(json.putObject("IdentityPoolTags")::put);
        return json;
    }

    private static void arns(ObjectNode json, String member, List<String> arns) {
        if (!arns.isEmpty()) {
            new TreeSet<>(arns).forEach(json.putArray(member)::add);
        }
    }

    /**
     * @param before whom the pool trusted, which tells what only Keycloak's settings have: the client ids and audiences that
     *               are accepted of an identity provider
     */
    TrustedLogins logins(PoolRequest request, TrustedLogins before) throws ExchangeException {
        // Before the database is asked for each.
        requireAtMost(MAX_PROVIDERS, request.oidcProviders().size(), "OpenID Connect providers");
        requireAtMost(MAX_PROVIDERS, request.samlProviders().size(), "SAML providers");
        Map<String, Set<String>> oidc = new LinkedHashMap<>();
        for (String arn : request.oidcProviders()) {
            for (String alias : names.oidcAliases(arn, before.oidcProviders().keySet())) {
                oidc.put(alias, before.oidcProviders().getOrDefault(alias, Set.of()));
            }
        }
        Map<String, Set<String>> saml = new LinkedHashMap<>();
        for (String arn : request.samlProviders()) {
            String alias = names.samlAlias(arn);
            saml.put(alias, before.samlProviders().getOrDefault(alias, Set.of()));
        }
        requireAtMost(MAX_PROVIDERS, oidc.size(), "OpenID Connect providers");
        return new TrustedLogins(appClients(request), publicProviders(request), oidc, saml,
                developerProvider(request.developerProvider(), before.developerProvider()));
    }

    private List<AppClient> appClients(PoolRequest request) throws ExchangeException {
        requireAtMost(MAX_APP_CLIENTS, request.userPoolClients().size(), "user pool clients");
        List<AppClient> clients = new ArrayList<>();
        Set<List<String>> seen = new LinkedHashSet<>();
        for (PoolRequest.UserPoolClient client : request.userPoolClients()) {
            clients.add(names.appClient(client.providerName(), client.clientId(), client.serverSideTokenCheck()));
            if (!seen.add(List.of(client.providerName(), client.clientId()))) {
                throw ExchangeException.invalidParameter("Invalid Cognito Identity Provider: one client is there twice.");
            }
        }
        return clients;
    }

    private static Map<String, Set<String>> publicProviders(PoolRequest request) throws ExchangeException {
        Map<String, Set<String>> providers = new LinkedHashMap<>();
        for (Map.Entry<String, String> provider : request.publicProviders().entrySet()) {
            if (PublicProvider.of(provider.getKey()).isEmpty()) {
                throw ExchangeException.invalidParameter("SupportedLoginProviders can have " + String.join(", ",
                        Arrays.stream(PublicProvider.values()).map(PublicProvider::loginName).toList())
                        + "; api.twitter.com and www.digits.com hand out no tokens any more.");
            }
            providers.put(provider.getKey(), new LinkedHashSet<>(List.of(provider.getValue().split(";"))));
        }
        return providers;
    }

    /** Once set it stays, as identities are found by it. */
    private static String developerProvider(String requested, String before) throws ExchangeException {
        if (requested != null && before != null && !requested.equals(before)) {
            throw ExchangeException.invalidParameter("DeveloperProviderName cannot be changed once it is set.");
        }
        return before == null ? requested : before;
    }

    private static void requireAtMost(int max, int count, String what) throws ExchangeException {
        if (count > max) {
            throw ExchangeException.limitExceeded("An identity pool has at most " + max + " " + what + ".");
        }
    }
}
