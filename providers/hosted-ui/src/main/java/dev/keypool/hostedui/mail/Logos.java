package dev.keypool.hostedui.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.AssetReference;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.images.Assets;
import dev.keypool.hostedui.images.Picture;
import dev.keypool.hostedui.serving.PublishedFiles;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import jakarta.enterprise.context.ContextNotActiveException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** The addresses and sizes of logos. One per node: it remembers how large a picture is, which its hash says for good. */
final class Logos {

    private static final int REMEMBERED = 1_000;

    private final Cache<String, Size> sizes = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Size(int width, int height) {
    }

    /** Null where there is none that can be shown. */
    MailLogo of(KeycloakSession session, RealmModel realm, Branding branding, ColorScheme scheme) {
        Logo logo = Logo.of(branding);
        if (logo == null) {
            return null;
        }
        MailPicture shown = picture(session, realm, scheme == ColorScheme.DARK ? logo.dark() : logo.light());
        MailPicture dark = scheme == ColorScheme.DYNAMIC && !logo.dark().hash().equals(logo.light().hash()) ? picture(session, realm, logo.dark()) : null;
        return shown == null ? null : new MailLogo(shown, dark);
    }

    private MailPicture picture(KeycloakSession session, RealmModel realm, AssetReference asset) {
        Size size = sizes.get(asset.hash(), hash -> size(PublishedFiles.find(session, realm.getId(), hash)));
        try {
            return size == null ? null : MailPicture.of(session.getContext().getUri(UrlType.FRONTEND).getBaseUriBuilder()
                    .path("realms/{realm}/hosted-ui/files/{file}").build(realm.getName(), asset.file()).toString(), size.width, size.height);
        } catch (ContextNotActiveException e) {
            // As where Keycloak's own provider leaves out its addresses: a scheduled task sends the mail, and no request says where the server is.
            return null;
        }
    }

    private static Size size(StoredFile file) {
        try {
            Picture picture = file == null ? null : Assets.check(file.bytes());
            return picture == null ? null : new Size(picture.width(), picture.height());
        } catch (RefusedException e) {
            // Kept by an earlier version that was less strict.
            return null;
        }
    }
}
