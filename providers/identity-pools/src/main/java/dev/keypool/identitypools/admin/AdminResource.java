package dev.keypool.identitypools.admin;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Administration of what Keypool adds to a realm. */
public final class AdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    AdminResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    @Path("identity-pools")
    public ConfigurationResource identityPools() {
        return new ConfigurationResource(session, realm, auth, adminEvent, new IdentityPoolDocuments(session, realm));
    }

    @Path("identity-pools/{id}/identities")
    public PoolIdentitiesResource identitiesOf(@PathParam("id") String pool) {
        return new PoolIdentitiesResource(session, realm, auth, pool);
    }

    @Path("identities")
    public IdentitiesResource identities() {
        return new IdentitiesResource(session, realm, auth, adminEvent);
    }

    @Path("roles")
    public ConfigurationResource roles() {
        return new ConfigurationResource(session, realm, auth, adminEvent, new RoleDocuments(session, realm));
    }

    @Path("simulate")
    public SimulationResource simulation() {
        return new SimulationResource(session, realm, auth);
    }

    /** What other modules add, as {@code keypool-<name>}: Keycloak allows one provider for a path, and no module knows another. */
    @Path("{extension}")
    public Object extension(@PathParam("extension") String name) {
        AdminRealmResourceProvider provider = session.getProvider(AdminRealmResourceProvider.class, "keypool-" + name);
        if (provider == null) {
            throw new NotFoundException();
        }
        return provider.getResource(session, realm, auth, adminEvent);
    }
}
