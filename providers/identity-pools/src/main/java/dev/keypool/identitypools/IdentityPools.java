package dev.keypool.identitypools;

import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.exchange.Exchange;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.federation.KeycloakTokenState;
import dev.keypool.identitypools.federation.PoolWebIdentities;
import dev.keypool.identitypools.federation.RealmWebIdentities;
import dev.keypool.identitypools.federation.SamlIdentities;
import dev.keypool.identitypools.federation.TrustedIssuers;
import dev.keypool.identitypools.federation.WebIdentities;
import dev.keypool.identitypools.identities.CachedIdentities;
import dev.keypool.identitypools.identities.IdentityDirectory;
import dev.keypool.identitypools.identities.IdentityInvalidations;
import dev.keypool.identitypools.idp.IdentityProviders;
import dev.keypool.identitypools.idp.SamlProviders;
import dev.keypool.identitypools.logins.Accounts;
import dev.keypool.identitypools.logins.CachedAccounts;
import dev.keypool.identitypools.logins.ExternalLogins;
import dev.keypool.identitypools.logins.KeycloakAccounts;
import dev.keypool.identitypools.logins.LayeredAccounts;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.logins.OidcLogins;
import dev.keypool.identitypools.logins.OtherRealms;
import dev.keypool.identitypools.logins.PoolLogins;
import dev.keypool.identitypools.logins.PublicLogins;
import dev.keypool.identitypools.logins.RealmLogins;
import dev.keypool.identitypools.logins.SamlLogins;
import dev.keypool.identitypools.observability.Observer;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.operations.PageTokens;
import dev.keypool.identitypools.realm.Address;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RealmSnapshots;
import dev.keypool.identitypools.requests.ArrivedRequest;
import dev.keypool.identitypools.requests.Authorizer;
import dev.keypool.identitypools.requests.EvaluationCallers;
import dev.keypool.identitypools.requests.Permissions;
import dev.keypool.identitypools.requests.SignedRequests;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.infinispan.entities.CachedRealm;
import org.keycloak.provider.Provider;

/** The identity pools of one request's realm: where the endpoints get everything from. */
public final class IdentityPools implements Provider {

    private final KeycloakSession session;
    private final NodeState node;
    private final RealmModel realm;
    private RealmSnapshot snapshot;
    private Address address;

    IdentityPools(KeycloakSession session, NodeState node) {
        this.session = session;
        this.node = node;
        this.realm = session.getContext().getRealm();
    }

    /**
     * The realm's configuration.
     *
     * @throws ExchangeException when the realm must not be used: it is disabled, the request came in clear where the
     *                           realm requires TLS, or its settings are invalid. Keycloak leaves these checks to the
     *                           extension ({@code RealmsResource.resolveRealmExtension}).
     */
    public RealmSnapshot realm() throws ExchangeException {
        if (snapshot == null) {
            if (!realm.isEnabled()) {
                throw ExchangeException.unavailable(Refusal.REALM_DISABLED, "The realm is disabled.");
            }
            try {
                snapshot = RealmSnapshots.of(session, realm, node.deployment(session));
            } catch (InvalidConfigurationException e) {
                throw ExchangeException.unavailable(Refusal.REALM_MISCONFIGURED, e.getMessage());
            }
            address = node.addresses().of(session, realm, snapshot);
            node.models().learn(realm);
        }
        if (!address.secure() && realm.getSslRequired().isRequired(session.getContext().getConnection())) {
            throw ExchangeException.unavailable(Refusal.HTTPS_REQUIRED, "HTTPS is required.");
        }
        return snapshot;
    }

    /**
     * A realm's configuration for those who administer it or make its tokens, whether or not requests may use the realm.
     *
     * @throws InvalidConfigurationException when the realm's own settings are unusable
     */
    public RealmSnapshot configuration(RealmModel of) {
        return RealmSnapshots.of(session, of, node.deployment(session));
    }

    public Exchange exchange() throws ExchangeException {
        return new Exchange(realm(), identities(), logins(), poolTokens(), Clock.systemUTC());
    }

    public CachedIdentities identities() {
        return new CachedIdentities(session, node.identities(), realm.getId());
    }

    public Permissions permissions() {
        return node.permissions();
    }

    public Authorizer authorizer() throws ExchangeException {
        return new Authorizer(realm(), node.permissions(), ArrivedRequest.keys(session, Instant.now()));
    }

    public LoginVerifier logins() throws ExchangeException {
        return new PoolLogins(logins(null, realm, realm(), address), new SessionRealms(), List.of(externalLogins()));
    }

    private ExternalLogins externalLogins() {
        IdentityProviders providers = new IdentityProviders(session, realm);
        return ExternalLogins.of(snapshot, address.issuer(), node.logins(), List.of(
                new PublicLogins(snapshot, node.providers(), providers::facebookSecret),
                new OidcLogins(snapshot, providers, node.providers()::verify),
                new SamlLogins(snapshot, providers, new SamlProviders(session, realm, address.issuer(), node.providers()))));
    }

    /** The realm's issuer, as the request's sender sees it. */
    public String issuer() throws ExchangeException {
        realm();
        return address.issuer();
    }

    /** The pools' own OpenID tokens. */
    public PoolTokens poolTokens() throws ExchangeException {
        return new PoolTokens(realm(), address.issuer(), node.poolTokens(),
                () -> session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.RS256), Clock.systemUTC());
    }

    /** Whose tokens STS takes. */
    public WebIdentities webIdentities() throws ExchangeException {
        RealmSnapshot usable = realm();
        return new WebIdentities(List.of(new PoolWebIdentities(usable, identities(), logins(), poolTokens(), Clock.systemUTC()),
                new RealmWebIdentities(usable, realm.getName(), address, node.realmTokens(), accounts(realm), new KeycloakTokenState(session, realm),
                        Clock.systemUTC()),
                new TrustedIssuers(usable, name -> new IdentityProviders(session, realm).oidcByIssuer(node.providers().issuers(), name), node.providers()::verify, node.webIdentities())));
    }

    /** Whose SAML assertions STS takes. */
    public SamlIdentities samlIdentities() throws ExchangeException {
        RealmSnapshot usable = realm();
        IdentityProviders providers = new IdentityProviders(session, realm);
        SamlProviders saml = new SamlProviders(session, realm, address.issuer(), node.providers());
        return new SamlIdentities(usable.settings().account(), alias -> {
            IdentityProviderModel model = providers.saml(alias).orElse(null);
            return model == null ? Optional.empty() : Optional.ofNullable(saml.trust(model, Set.of()));
        }, Clock.systemUTC());
    }

    private RealmLogins logins(String otherRealm, RealmModel of, RealmSnapshot signer, Address at) {
        RealmSnapshot own = snapshot;
        return new RealmLogins(otherRealm, of.getId(), at, (issuer, token) -> node.tokens().verify(own, signer, issuer, token),
                accounts(of));
    }

    private Accounts accounts(RealmModel of) {
        CachedRealm cached = node.models().realm(of.getName());
        return new LayeredAccounts(cached == null ? null : new CachedAccounts(node.models(), cached), new KeycloakAccounts(session, of, node.models()));
    }

    /** Other realms by Keycloak's session. */
    private final class SessionRealms extends OtherRealms {

        @Override
        protected RealmLogins of(String name) throws ExchangeException {
            RealmModel other = session.realms().getRealmByName(name);
            if (other == null || !other.isEnabled()) {
                return null;
            }
            node.models().learn(other);
            RealmSnapshot signer = snapshot(other);
            return logins(name, other, signer, node.addresses().of(session, other, signer));
        }

        private RealmSnapshot snapshot(RealmModel other) throws ExchangeException {
            try {
                return RealmSnapshots.of(session, other, node.deployment(session));
            } catch (InvalidConfigurationException e) {
                // Of settings of another realm its own people hear.
                throw ExchangeException.externalService("The login provider's realm is not set up for identity pools.");
            }
        }
    }

    public SignedRequests signedRequests() throws ExchangeException {
        return new SignedRequests(realm(), node.credentials(), identities());
    }

    public EvaluationCallers evaluationCallers() throws ExchangeException {
        RealmSnapshot usable = realm();
        return new EvaluationCallers(session, realm, usable, node.callers(), node.models(), address.issuer());
    }

    /** @throws ExchangeException when the realm has had as many requests of the kind in this second as it may have */
    public void acquire(Operation operation) throws ExchangeException {
        node.rates().acquire(realm.getId(), realm().settings().quotas(), operation);
    }

    public PageTokens pageTokens() {
        return new PageTokens(node.deployment(session).secret(), realm.getId());
    }

    /** Where this request reaches the realm. */
    public Address address() throws ExchangeException {
        realm();
        return address;
    }

    public Observer observer() {
        return new Observer(session, realm, node.meters(), node.refusalEvents());
    }

    /** The identities as administrators see them. */
    public IdentityDirectory identityDirectory() {
        return new IdentityDirectory(session, node.identities(), realm.getId());
    }

    /** Makes all nodes forget what they remember of identities, once the session's transaction that removes many is through. */
    public void forgetIdentities() {
        IdentityInvalidations others = new IdentityInvalidations(session);
        afterCommit(() -> {
            node.identities().forgetAll();
            others.manyChanged();
        });
    }

    /** The same where it is known which. */
    public void forgetIdentities(Set<String> ids) {
        IdentityInvalidations others = new IdentityInvalidations(session);
        afterCommit(() -> ids.forEach(id -> {
            node.identities().forget(id);
            others.changed(id);
        }));
    }

    /** Before that, another request would read once more what is still there. */
    private void afterCommit(Runnable action) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                action.run();
            }

            @Override
            protected void rollbackImpl() {
                // They are still there.
            }
        });
    }

    @Override
    public void close() {
    }
}
