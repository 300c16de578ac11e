package dev.keypool.hostedui.endpoint;

import dev.keypool.hostedui.pages.DefaultResource;
import dev.keypool.hostedui.preview.PreviewResource;
import dev.keypool.hostedui.serving.FilesResource;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;

/** What is at which path. */
public final class HostedUiResource {

    private final KeycloakSession session;

    HostedUiResource(KeycloakSession session) {
        this.session = session;
    }

    @Path("files")
    public FilesResource files() {
        return new FilesResource(session);
    }

    @Path("default")
    public DefaultResource ofRealm() {
        return new DefaultResource(session);
    }

    @Path("preview/default")
    public PreviewResource previewOfRealm() {
        return new PreviewResource(session, null);
    }

    @Path("preview/clients/{id}")
    public PreviewResource previewOfClient(@PathParam("id") String id) {
        return new PreviewResource(session, id);
    }
}
