package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * When somebody is not found who signs in with a password or has forgotten it.
 *
 * @param userName       as it was typed
 * @param password       as it was typed, or null where it was forgotten
 * @param validationData what the application sent with the sign-in, or null
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html">Migrate user Lambda
 *     trigger</a>
 */
public record UserMigrationEvent(Envelope envelope, String userName, String password, Map<String, String> validationData) {

    /** What sample functions assign to, as Cognito fills it. */
    private static final List<String> RESPONSE =
            List.of("userAttributes", "forceAliasCreation", "enableSMSMFA", "finalUserStatus", "messageAction", "desiredDeliveryMediums");

    public ObjectNode json() {
        ObjectNode event = envelope.event("1", password == null ? "UserMigration_ForgotPassword" : "UserMigration_Authentication", userName);
        ObjectNode request = event.withObject("/request");
        if (password != null) {
            request.put("password", password);
        }
        // AWS's types for TypeScript know it absent, and not null.
        if (validationData != null) {
            Envelope.put(request, "validationData", validationData);
        }
        ObjectNode response = event.withObject("/response");
        RESPONSE.forEach(response::putNull);
        return event;
    }

    /** A record's own one would show the password. */
    @Override
    public String toString() {
        return "UserMigrationEvent of " + envelope.userPoolId();
    }
}
