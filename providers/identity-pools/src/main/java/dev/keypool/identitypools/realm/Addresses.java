package dev.keypool.identitypools.realm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/**
 * The addresses of realms as requests see them. Remembered, because Keycloak builds them from URI templates each time;
 * they follow from the base URI that the request was sent to, the realm, and settings that need a restart.
 */
public final class Addresses {

    private static final int MAX_ENTRIES = 10_000;

    private final Cache<Key, Address> addresses = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    private record Key(long realmSnapshot, String base) {
    }

    /** The address of that realm, which is the session's or another one. */
    public Address of(KeycloakSession session, RealmModel realm, RealmSnapshot snapshot) {
        String base = session.getContext().getHttpRequest().getUri().getBaseUri().toString();
        return addresses.get(new Key(snapshot.id(), base), key -> find(session, realm));
    }

    /** The same, made anew. */
    public static Address find(KeycloakSession session, RealmModel realm) {
        RealmModel own = session.getContext().getRealm();
        if (realm.getId().equals(own.getId())) {
            return address(session, own);
        }
        // A realm's frontend URL is read from the session's realm only (HostnameV2Provider).
        session.getContext().setRealm(realm);
        try {
            return address(session, realm);
        } finally {
            session.getContext().setRealm(own);
        }
    }

    private static Address address(KeycloakSession session, RealmModel realm) {
        URI base = session.getContext().getUri().getBaseUri();
        return new Address(Urls.realmIssuer(base, realm.getName()), "https".equals(base.getScheme()));
    }

    /**
     * Null when no request with a session has come that way yet.
     *
     * @param base scheme, authority and path up to {@code /realms/}, as {@code UriInfo.getBaseUri()} would have it
     */
    public Address remembered(RealmSnapshot realm, String base) {
        return addresses.getIfPresent(new Key(realm.id(), base));
    }
}
