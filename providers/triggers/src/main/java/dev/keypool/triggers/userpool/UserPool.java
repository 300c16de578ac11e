package dev.keypool.triggers.userpool;

import dev.keypool.triggers.events.Envelope;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** A realm by the names that functions know user pools by. */
public final class UserPool {

    private static final String REGION = "keypool.region";
    private static final String REGION_BY_DEFAULT = "us-east-1";
    /** Realm attribute; for a pool moved from Cognito whose functions look at the id. */
    private static final String ID = "keypool.userPoolId";
    /** What Cognito says where no app client asks, as when an administrator creates somebody. */
    private static final String NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE";

    private UserPool() {
    }

    /** @param client null where none asks */
    public static Envelope envelope(RealmModel realm, ClientModel client) {
        return envelope(realm, client == null ? NO_CLIENT : client.getClientId());
    }

    public static Envelope envelope(RealmModel realm, String clientId) {
        String region = attribute(realm, REGION, REGION_BY_DEFAULT);
        return new Envelope(region, attribute(realm, ID, region + "_" + realm.getName()), clientId);
    }

    private static String attribute(RealmModel realm, String name, String byDefault) {
        String value = realm.getAttribute(name);
        return value == null || value.isBlank() ? byDefault : value;
    }
}
