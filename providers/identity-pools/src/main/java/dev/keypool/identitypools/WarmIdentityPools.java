package dev.keypool.identitypools;

import dev.keypool.identitypools.exchange.Exchange;
import dev.keypool.identitypools.identities.RememberedIdentities;
import dev.keypool.identitypools.logins.CachedAccounts;
import dev.keypool.identitypools.logins.ExternalLogins;
import dev.keypool.identitypools.logins.OtherRealms;
import dev.keypool.identitypools.logins.PoolLogins;
import dev.keypool.identitypools.logins.RealmLogins;
import dev.keypool.identitypools.observability.Meters;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.operations.RequestRates;
import dev.keypool.identitypools.realm.Address;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RealmSnapshots;
import java.time.Clock;
import java.util.List;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.cache.infinispan.entities.CachedRealm;

/**
 * What {@link IdentityPools} gives with a Keycloak session, for requests that need none: everything they ask is in
 * Keycloak's caches or in ours. The exchange itself is the same, with every check; what is not cached ends in
 * {@link ColdException}, and the request goes the usual way.
 */
public final class WarmIdentityPools {

    /**
     * A realm that can be used without a session.
     *
     * @param id       the realm's id
     * @param snapshot its configuration
     * @param exchange throws {@link ColdException} for what is not remembered
     * @param rates    of requests to this node
     */
    public record Realm(String id, RealmSnapshot snapshot, Exchange exchange, RequestRates rates) {

        /** Whether the realm may have one more request of the kind answered now. */
        public boolean tryAcquire(Operation operation) {
            return rates.tryAcquire(id, snapshot.settings().quotas(), operation);
        }
    }

    private final NodeState node;

    WarmIdentityPools(NodeState node) {
        this.node = node;
    }

    /**
     * @param name          the realm's name
     * @param base          the address that the request was sent to, up to {@code /realms/}
     * @param remoteAddress the caller's IP address, for realms that want HTTPS from some only
     * @throws ColdException when the realm is not remembered, or a request to it has to have a session: to be refused,
     *                       or because listeners hear of it
     */
    public Realm realm(String name, String base, String remoteAddress) {
        CachedRealm realm = node.models().realm(name);
        RealmSnapshot snapshot = realm == null || !realm.isEnabled() ? null : RealmSnapshots.remembered(realm);
        if (snapshot == null || snapshot.headers() == null || snapshot.audience().hears()) {
            throw new ColdException();
        }
        Address address = node.addresses().remembered(snapshot, base);
        if (address == null || !address.secure() && realm.getSslRequired().isRequired(remoteAddress)) {
            throw new ColdException();
        }
        PoolLogins logins = new PoolLogins(logins(null, realm, snapshot, snapshot, address), new WarmRealms(snapshot, base),
                List.of(ExternalLogins.remembered(snapshot, address.issuer(), node.logins())));
        PoolTokens poolTokens = new PoolTokens(snapshot, address.issuer(), node.poolTokens(), WarmIdentityPools::cold, Clock.systemUTC());
        Exchange exchange = new Exchange(snapshot, new RememberedIdentities(node.identities()), logins, poolTokens, Clock.systemUTC());
        return new Realm(realm.getId(), snapshot, exchange, node.rates());
    }

    /** To find the key that signs takes a session; nothing that is answered without one is signed. */
    private static KeyWrapper cold() {
        throw new ColdException();
    }

    private RealmLogins logins(String otherRealm, CachedRealm of, RealmSnapshot own, RealmSnapshot signer, Address address) {
        return new RealmLogins(otherRealm, of.getId(), address, signatures(own, signer), new CachedAccounts(node.models(), of));
    }

    /** Other realms, as far as they are remembered. */
    private final class WarmRealms extends OtherRealms {

        private final RealmSnapshot own;
        private final String base;

        WarmRealms(RealmSnapshot own, String base) {
            this.own = own;
            this.base = base;
        }

        @Override
        protected RealmLogins of(String name) {
            CachedRealm other = node.models().realm(name);
            RealmSnapshot snapshot = other == null || !other.isEnabled() ? null : RealmSnapshots.remembered(other);
            Address address = snapshot == null ? null : node.addresses().remembered(snapshot, base);
            if (address == null) {
                throw new ColdException();
            }
            return logins(name, other, own, snapshot, address);
        }
    }

    /** Who answers without a session holds up all others on its event loop: a new token is verified there only where that is quick. */
    private RealmLogins.Signatures signatures(RealmSnapshot own, RealmSnapshot signer) {
        return signer.signingKeys().areQuick() ? (issuer, token) -> node.tokens().verify(own, signer, issuer, token)
                : (issuer, token) -> node.tokens().remembered(own, signer, token);
    }

    public Meters meters() {
        return node.meters();
    }
}
