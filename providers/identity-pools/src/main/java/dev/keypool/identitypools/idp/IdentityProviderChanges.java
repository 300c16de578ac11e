package dev.keypool.identitypools.idp;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.provider.ProviderEvent;

/**
 * Makes a change of an identity provider a change of its realm, on every node: what was learned from its tokens is kept
 * with the realm's snapshot, and Keycloak keeps identity providers apart from the realm.
 */
public final class IdentityProviderChanges {

    private IdentityProviderChanges() {
    }

    public static void onEvent(ProviderEvent event) {
        if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            invalidate(updated.getKeycloakSession(), updated.getRealm());
        } else if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            invalidate(removed.getKeycloakSession(), removed.getRealm());
        }
    }

    private static void invalidate(KeycloakSession session, RealmModel realm) {
        CacheRealmProvider cache = session.getProvider(CacheRealmProvider.class);
        if (cache != null) {
            cache.registerRealmInvalidation(realm.getId(), realm.getName());
        }
    }
}
