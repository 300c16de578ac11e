package dev.keypool.triggers.signin;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.events.TriggerType;
import java.util.List;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserSessionModel;

/**
 * Which triggers of a type the person of a session has passed: the pool's, and those that app clients have of their own. A note of Keycloak's
 * session, which a new sign-in writes anew.
 */
final class PassedTriggers {

    private static final String POOL = "*";
    private static final String SEPARATOR = " ";

    private PassedTriggers() {
    }

    static String note(TriggerType type) {
        return "keypool.passed." + type.awsName();
    }

    /** Of a session that begins with it. */
    static String only(Trigger trigger, ClientModel client) {
        return trigger.clientId() == null ? POOL : client.getId();
    }

    static String and(String note, String scope) {
        return note == null || note.isEmpty() ? scope : note + SEPARATOR + scope;
    }

    /**
     * Whether a session that goes on at an app client has still to pass. Not, as at Cognito, where only the pool's trigger counts and did when
     * the session began, or there was none then; but an app client's own trigger is neither passed elsewhere, nor does it stand for the pool's.
     */
    static boolean isDue(String note, String scope) {
        boolean isPassed = note != null && List.of(note.split(SEPARATOR)).contains(scope);
        return !isPassed && !(note == null && scope.equals(POOL));
    }

    static boolean isDue(UserSessionModel userSession, Trigger trigger, ClientModel client) {
        return isDue(userSession.getNote(note(trigger.type())), only(trigger, client));
    }

    static void add(UserSessionModel userSession, Trigger trigger, ClientModel client) {
        String note = note(trigger.type());
        userSession.setNote(note, and(userSession.getNote(note), only(trigger, client)));
    }

    static void begin(UserSessionModel userSession, Trigger trigger, ClientModel client) {
        userSession.setNote(note(trigger.type()), only(trigger, client));
    }
}
