package dev.keypool.identitypools.realm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/**
 * The issuer of a realm as this request sees it, by Keycloak's hostname settings. Remembered, because Keycloak builds
 * it from a URI template each time; it follows from the base URI and the realm's name alone.
 */
public final class Issuers {

    private static final int MAX_ENTRIES = 10_000;

    private final Cache<Key, String> issuers = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    private record Key(URI base, String realm) {
    }

    public String of(KeycloakSession session, RealmModel realm) {
        URI base = session.getContext().getUri().getBaseUri();
        return issuers.get(new Key(base, realm.getName()), key -> Urls.realmIssuer(key.base, key.realm));
    }
}
