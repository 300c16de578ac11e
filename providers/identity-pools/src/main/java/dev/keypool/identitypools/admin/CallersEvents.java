package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Admin events of callers who hold temporary credentials in place of an administrator's token. */
public final class CallersEvents {

    private static final String IDENTITY = "KEYPOOL_IDENTITY";
    private static final String POOLS = "keypool/identity-pools/";
    private static final String IDENTITIES = "keypool/identities/";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Changer changer;

    public CallersEvents(KeycloakSession session, RealmModel realm, Changer changer) {
        this.session = session;
        this.realm = realm;
        this.changer = changer;
    }

    /** @param representation what it is now, or null when it is gone */
    void poolChanged(OperationType operation, String poolId, ObjectNode representation) {
        new Builder().resource(IdentityPoolDocuments.RESOURCE_TYPE).operation(operation).resourcePath(POOLS + poolId)
                .representation(representation).success();
    }

    /** @param identityId {@code region:uuid} */
    public void identityChanged(OperationType operation, String identityId) {
        new Builder().resource(IDENTITY).operation(operation).resourcePath(IDENTITIES + identityId).success();
    }

    /**
     * Keycloak's builder asks an administrator's token for a user and a client in its public constructor; the one for
     * copies takes the event as it is.
     */
    private final class Builder extends AdminEventBuilder {

        Builder() {
            super(CallersEvents.this.realm, null, CallersEvents.this.session, changer.address(), blank());
            realm(realm).authRealm(realm).authIpAddress(changer.address())
                    .detail("operation", changer.operation())
                    .detail("caller", changer.caller().arn())
                    .detail("caller_id", changer.caller().userId())
                    .detail("identity_id", changer.identityId());
        }
    }

    /** The copy constructor of {@link AdminEvent} does not expect an event without details of who did it. */
    private static AdminEvent blank() {
        AdminEvent event = new AdminEvent();
        event.setAuthDetails(new AuthDetails());
        return event;
    }
}
