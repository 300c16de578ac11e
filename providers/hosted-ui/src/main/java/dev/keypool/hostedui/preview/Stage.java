package dev.keypool.hostedui.preview;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean.IdentityProvider;
import org.keycloak.forms.login.freemarker.model.UrlBean;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * What a page is shown with, whichever it is.
 *
 * @param language of the page
 * @param languages to choose from on the page; one where it offers none
 * @param direction {@code ltr} or {@code rtl}; null for the language's own
 * @param texts of the draft, in the page's language
 * @param branding the bean that the theme's templates take; null where the theme has no use for it
 * @param profile the fields of the user profile, filled with what a form was sent with
 */
record Stage(RealmModel realm, Theme theme, UrlBean url, String language, List<String> languages, String direction, boolean dark, Map<String, String> texts,
        Object branding, Map<String, Object> client, List<IdentityProvider> providers, Profile profile) {

    interface Profile {
        Object of(MultivaluedMap<String, String> form, boolean emailAlone);
    }
}
