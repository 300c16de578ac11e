package dev.keypool.identitypools.realm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
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

    /** The address of the session's realm. */
    public Address of(KeycloakSession session, RealmSnapshot realm) {
        String base = session.getContext().getHttpRequest().getUri().getBaseUri().toString();
        return addresses.get(new Key(realm.id(), base), key -> {
            URI address = session.getContext().getUri().getBaseUri();
            return new Address(Urls.realmIssuer(address, session.getContext().getRealm().getName()), "https".equals(address.getScheme()));
        });
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
