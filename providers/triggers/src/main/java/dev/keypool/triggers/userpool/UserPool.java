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

    /** What Cognito says for what administrators do. */
    private static final String NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE";

    private UserPool() {
    }

    /** @param client null where none is known */
    public static Envelope envelope(RealmModel realm, ClientModel client) {
        String region = attribute(realm, REGION, REGION_BY_DEFAULT);
        return new Envelope(region, attribute(realm, ID, region + "_" + realm.getName()),
                client == null ? NO_CLIENT : client.getClientId());
    }

    private static String attribute(RealmModel realm, String name, String byDefault) {
        String value = realm.getAttribute(name);
        return value == null || value.isBlank() ? byDefault : value;
    }
}
