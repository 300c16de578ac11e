package dev.keypool.hostedui.preview;

import dev.keypool.hostedui.store.BrandingKey;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.urls.UrlType;

/**
 * An address that shows a draft to whoever opens it first. The code is in its fragment, which browsers send to nobody: it
 * comes into no log and no {@code Referer}.
 *
 * @param expires in seconds since 1970
 */
public record PreviewLink(URI url, long expires) {

    public static PreviewLink create(KeycloakSession session, RealmModel realm, BrandingKey key) {
        String code = new Tickets(session.singleUseObjects(), key).newCode();
        URI folder = folder(session.getContext().getUri(UrlType.FRONTEND).getBaseUri(), realm, key);
        return new PreviewLink(URI.create(folder + "#code=" + code), Time.currentTime() + (long) Tickets.SECONDS);
    }

    /** With a slash at its end, for what is relative to it. */
    static URI folder(URI base, RealmModel realm, BrandingKey key) {
        UriBuilder folder = Urls.realmBase(base).path("{realm}/hosted-ui/preview");
        // Filled in at the end, so that nothing in an id is taken for a template's braces.
        URI whole = key.clientId() == null ? folder.path("default").build(realm.getName()) : folder.path("clients/{id}").build(realm.getName(), key.clientId());
        return URI.create(whole + "/");
    }
}
