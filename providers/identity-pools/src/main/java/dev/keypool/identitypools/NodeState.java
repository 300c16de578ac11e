package dev.keypool.identitypools;

import dev.keypool.identitypools.federation.RealmTokens;
import dev.keypool.identitypools.federation.RememberedWebIdentities;
import dev.keypool.identitypools.identities.Deployment;
import dev.keypool.identitypools.identities.IdentityCache;
import dev.keypool.identitypools.idp.PublicProviders;
import dev.keypool.identitypools.logins.RememberedLogins;
import dev.keypool.identitypools.logins.SignedTokens;
import dev.keypool.identitypools.observability.Meters;
import dev.keypool.identitypools.observability.RefusalEvents;
import dev.keypool.identitypools.openid.KnownPoolTokens;
import dev.keypool.identitypools.operations.RequestRates;
import dev.keypool.identitypools.realm.Addresses;
import dev.keypool.identitypools.realm.CachedModels;
import dev.keypool.identitypools.requests.KnownCallers;
import dev.keypool.identitypools.requests.KnownCredentials;
import dev.keypool.identitypools.requests.Permissions;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** What one node keeps between requests, all of it bounded. */
final class NodeState {

    private final IdentityCache identities = new IdentityCache();
    private final SignedTokens tokens = new SignedTokens();
    private final KnownPoolTokens poolTokens = new KnownPoolTokens();
    private final RealmTokens realmTokens = new RealmTokens();
    private final RememberedWebIdentities webIdentities = new RememberedWebIdentities();
    private final KnownCallers callers = new KnownCallers();
    private final KnownCredentials credentials = new KnownCredentials();
    private final Permissions permissions = new Permissions();
    private final RememberedLogins logins = new RememberedLogins();
    private final PublicProviders providers;
    private final Addresses addresses = new Addresses();
    private final CachedModels models = new CachedModels();
    private final RequestRates rates = new RequestRates();
    private final Meters meters = new Meters();
    private final RefusalEvents refusalEvents = new RefusalEvents();
    private volatile Deployment deployment;

    NodeState(Config.Scope config) {
        this.providers = new PublicProviders(config);
    }

    Deployment deployment(KeycloakSession session) {
        if (deployment == null) {
            deployment = Deployment.load(session);
        }
        return deployment;
    }

    IdentityCache identities() {
        return identities;
    }

    SignedTokens tokens() {
        return tokens;
    }

    KnownPoolTokens poolTokens() {
        return poolTokens;
    }

    RememberedWebIdentities webIdentities() {
        return webIdentities;
    }

    RealmTokens realmTokens() {
        return realmTokens;
    }

    KnownCredentials credentials() {
        return credentials;
    }

    Permissions permissions() {
        return permissions;
    }

    RememberedLogins logins() {
        return logins;
    }

    PublicProviders providers() {
        return providers;
    }

    KnownCallers callers() {
        return callers;
    }

    Addresses addresses() {
        return addresses;
    }

    CachedModels models() {
        return models;
    }

    RequestRates rates() {
        return rates;
    }

    Meters meters() {
        return meters;
    }

    RefusalEvents refusalEvents() {
        return refusalEvents;
    }
}
