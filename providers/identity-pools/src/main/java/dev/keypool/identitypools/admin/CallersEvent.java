package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * An admin event of somebody who holds temporary credentials in place of an administrator's token. Keycloak's builder asks
 * the token for a user and a client in its public constructor; the one for copies takes the event as it is.
 */
final class CallersEvent extends AdminEventBuilder {

    private static final String PATH = "keypool/identity-pools/";

    CallersEvent(KeycloakSession session, RealmModel realm, Changer changer) {
        super(realm, null, session, changer.address(), blank());
        realm(realm).authRealm(realm).authIpAddress(changer.address()).resource(IdentityPoolDocuments.RESOURCE_TYPE)
                .detail("operation", changer.operation())
                .detail("caller", changer.caller().arn())
                .detail("caller_id", changer.caller().userId())
                .detail("identity_id", changer.identityId());
    }

    private static AdminEvent blank() {
        AdminEvent event = new AdminEvent();
        // Its copy constructor does not expect an event without.
        event.setAuthDetails(new AuthDetails());
        return event;
    }

    /** @param representation what it is now, or null when it is gone */
    void record(OperationType operation, String poolId, ObjectNode representation) {
        operation(operation).resourcePath(PATH + poolId).representation(representation).success();
    }
}
