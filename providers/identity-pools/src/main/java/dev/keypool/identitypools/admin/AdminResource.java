package dev.keypool.identitypools.admin;

import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
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

    @Path("roles")
    public ConfigurationResource roles() {
        return new ConfigurationResource(session, realm, auth, adminEvent, new RoleDocuments(realm));
    }
}
