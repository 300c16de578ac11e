package dev.keypool.triggers.signup;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.PreSignUpEvent;
import dev.keypool.triggers.events.SignUpAnswer;
import dev.keypool.triggers.events.SignUpSource;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.Attributes;

/** The function's part in a sign-up. */
final class PreSignUp {

    private final KeycloakSession session;
    private final ClientModel client;
    private final Triggers triggers;
    private final Trigger trigger;

    private PreSignUp(KeycloakSession session, ClientModel client, Triggers triggers, Trigger trigger) {
        this.session = session;
        this.client = client;
        this.triggers = triggers;
        this.trigger = trigger;
    }

    /**
     * Empty where no function is assigned.
     *
     * @param client null where an administrator creates somebody
     */
    static Optional<PreSignUp> of(KeycloakSession session, ClientModel client) {
        Triggers triggers = session.getProvider(Triggers.class);
        return triggers.assigned(TriggerType.PRE_SIGN_UP, client).map(trigger -> new PreSignUp(session, client, triggers, trigger));
    }

    SignUpAnswer ask(SignUpSource source, Attributes attributes, Map<String, String> validationData, Map<String, String> clientMetadata)
            throws TriggerFailure {
        String email = attributes.getFirst(UserModel.EMAIL);
        String username = attributes.getFirst(UserModel.USERNAME);
        boolean byEmail = session.getContext().getRealm().isRegistrationEmailAsUsername() || username == null || username.isBlank();
        PreSignUpEvent event = new PreSignUpEvent(UserPool.envelope(session.getContext().getRealm(), client), source,
                byEmail ? email : username, UserAttributes.of(attributes.toMap()), validationData, clientMetadata);
        return triggers.call(trigger, event.json(), event::read).orElse(SignUpAnswer.NOTHING);
    }
}
