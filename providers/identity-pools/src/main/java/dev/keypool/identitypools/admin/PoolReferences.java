package dev.keypool.identitypools.admin;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.idp.IdentityProviders;
import dev.keypool.identitypools.idp.OidcProvider;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What a pool names must be there. */
final class PoolReferences {

    private static final String SAML = "saml";

    private final KeycloakSession session;
    private final RealmModel realm;

    PoolReferences(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @throws InvalidConfigurationException with a sentence that says which setting names something that is not there */
    void require(ComponentModel component) {
        IdentityPool pool = IdentityPoolConfig.read(component);
        Set<String> roles = realm.getComponentsStream(realm.getId(), Role.class.getName()).map(ComponentModel::getName).collect(Collectors.toSet());
        requireRole(roles, IdentityPoolConfig.AUTHENTICATED_ROLE, pool.authenticatedRole());
        requireRole(roles, IdentityPoolConfig.UNAUTHENTICATED_ROLE, pool.unauthenticatedRole());
        for (RoleMapping mapping : pool.roleMappings().values()) {
            mapping.rules().stream().map(MappingRule::role).forEach(role -> requireRole(roles, IdentityPoolConfig.ROLE_MAPPINGS, role));
        }
        pool.logins().appClients().forEach(this::requireClient);
        pool.logins().oidcProviders().keySet().forEach(alias -> requireProvider(IdentityPoolConfig.OIDC_PROVIDERS, alias, false));
        requireOneOfEachIssuer(pool);
        requireNoIssuersName(pool.logins().developerProvider());
        pool.logins().samlProviders().keySet().forEach(alias -> requireProvider(IdentityPoolConfig.SAML_PROVIDERS, alias, true));
    }

    private static void requireRole(Set<String> roles, String setting, String role) {
        if (role != null && !roles.contains(role)) {
            throw new InvalidConfigurationException(setting + " names a role that does not exist in this realm.");
        }
    }

    private void requireClient(AppClient client) {
        RealmModel of = client.realm() == null ? realm : session.realms().getRealmByName(client.realm());
        if (of == null || of.getClientByClientId(client.clientId()) == null) {
            throw new InvalidConfigurationException(IdentityPoolConfig.APP_CLIENTS + (client.realm() == null
                    ? " names a client that does not exist in this realm." : " names a client or realm that does not exist."));
        }
    }

    /** Logins, role mappings and tags name such a provider by its issuer: of two nobody could tell which is meant. */
    private void requireOneOfEachIssuer(IdentityPool pool) {
        Set<String> issuers = new HashSet<>();
        for (String alias : pool.logins().oidcProviders().keySet()) {
            if (!IdentityProviders.oidc(session.identityProviders().getByAlias(alias)).map(OidcProvider::name).map(issuers::add).orElse(true)) {
                throw new InvalidConfigurationException(IdentityPoolConfig.OIDC_PROVIDERS + " names two identity providers of one issuer.");
            }
        }
    }

    /** What the backend says of its people would pass for what that issuer says of its own. */
    private void requireNoIssuersName(String developerProvider) {
        if (developerProvider != null && session.identityProviders().getAllStream().map(IdentityProviders::oidc).flatMap(Optional::stream)
                .anyMatch(provider -> provider.name().equals(developerProvider))) {
            throw new InvalidConfigurationException(IdentityPoolConfig.DEVELOPER_PROVIDER + " is the name of an OpenID Connect provider of the realm.");
        }
    }

    private void requireProvider(String setting, String alias, boolean saml) {
        IdentityProviderModel found = session.identityProviders().getByAlias(alias);
        if (found == null || Objects.equals(found.getProviderId(), SAML) != saml) {
            throw new InvalidConfigurationException(setting + " names an identity provider of that kind that does not exist in this realm.");
        }
    }
}
