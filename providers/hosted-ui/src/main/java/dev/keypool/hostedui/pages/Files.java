package dev.keypool.hostedui.pages;

import java.net.URI;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.RealmsResource;

/** Where a realm's published files are. */
final class Files {

    private Files() {
    }

    /** Without the host, as the addresses of the theme's own files are. */
    static String url(URI base, RealmModel realm) {
        return Urls.realmBase(base).path(RealmsResource.class, "getRealmResource").build(realm.getName()).getRawPath() + "/hosted-ui/files/";
    }
}
