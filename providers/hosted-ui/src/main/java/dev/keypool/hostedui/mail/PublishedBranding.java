package dev.keypool.hostedui.mail;

import dev.keypool.hostedui.branding.Branding;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds the branding of an app client, else the realm's default one. */
@FunctionalInterface
interface PublishedBranding {

    /**
     * Null where nothing is published.
     *
     * @param client null where none is known
     */
    Branding find(KeycloakSession session, RealmModel realm, ClientModel client);
}
