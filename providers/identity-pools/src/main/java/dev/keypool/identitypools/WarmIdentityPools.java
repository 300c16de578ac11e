package dev.keypool.identitypools;

import dev.keypool.identitypools.exchange.Exchange;
import dev.keypool.identitypools.identities.RememberedIdentities;
import dev.keypool.identitypools.logins.CachedAccounts;
import dev.keypool.identitypools.logins.RealmLogins;
import dev.keypool.identitypools.observability.Meters;
import dev.keypool.identitypools.realm.Address;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.realm.RealmSnapshots;
import java.time.Clock;
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
     * @param snapshot its configuration
     * @param exchange throws {@link ColdException} for what is not remembered
     */
    public record Realm(RealmSnapshot snapshot, Exchange exchange) {
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
        RealmLogins logins = new RealmLogins(realm.getId(), address, signatures(snapshot), new CachedAccounts(node.models(), realm));
        return new Realm(snapshot, new Exchange(snapshot, new RememberedIdentities(node.identities()), logins, Clock.systemUTC()));
    }

    /** Who answers without a session holds up all others on its event loop: a new token is verified there only where that is quick. */
    private RealmLogins.Signatures signatures(RealmSnapshot realm) {
        return realm.signingKeys().areQuick() ? (issuer, token) -> node.tokens().verify(realm, issuer, token)
                : (issuer, token) -> node.tokens().remembered(realm, token);
    }

    public Meters meters() {
        return node.meters();
    }
}
