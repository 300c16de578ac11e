package dev.keypool.triggers.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.PostAuthenticationEvent;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The function's part at the end of a sign-in: everything was asked and answered, and nothing has been handed out yet. */
final class PostAuthentication {

    private final KeycloakSession session;
    private final ClientModel client;
    private final Triggers triggers;
    private final Trigger trigger;

    private PostAuthentication(KeycloakSession session, ClientModel client, Triggers triggers, Trigger trigger) {
        this.session = session;
        this.client = client;
        this.triggers = triggers;
        this.trigger = trigger;
    }

    /** Empty where no function is assigned. */
    static Optional<PostAuthentication> of(KeycloakSession session, ClientModel client) {
        Triggers triggers = session.getProvider(Triggers.class);
        return triggers.assigned(TriggerType.POST_AUTHENTICATION, client).map(trigger -> new PostAuthentication(session, client, triggers, trigger));
    }

    Trigger trigger() {
        return trigger;
    }

    void check(UserModel user, Map<String, String> clientMetadata) throws TriggerFailure {
        ObjectNode event = new PostAuthenticationEvent(UserPool.envelope(session.getContext().getRealm(), client), user.getUsername(),
                UserAttributes.of(user), clientMetadata).json();
        triggers.call(trigger, event, answer -> {
            PostAuthenticationEvent.requireEvent(answer);
            return answer;
        });
    }
}
