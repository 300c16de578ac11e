package dev.keypool.triggers.federation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.PreSignUpEvent;
import dev.keypool.triggers.events.SignUpAnswer;
import dev.keypool.triggers.events.SignUpSource;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import java.util.List;
import java.util.Map;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The function's part when somebody comes for the first time and is about to be stored. */
final class PreSignUp {

    /** Note of the sign-in: the e-mail address that the function vouched for. */
    private static final String VERIFIED = "keypool.verifiedEmail";

    private final KeycloakSession session;
    private final BrokeredIdentityContext identity;

    PreSignUp(KeycloakSession session, BrokeredIdentityContext identity) {
        this.session = session;
        this.identity = identity;
    }

    /** @param filledIn what is about to be stored, by Keycloak's names */
    SignUpAnswer ask(Trigger trigger, Map<String, List<String>> filledIn) throws TriggerFailure {
        Map<String, String> attributes = UserAttributes.of(filledIn);
        if (attributes.containsKey("email")) {
            attributes.put("email_verified", Boolean.toString(BrokeredPerson.isEmailTrusted(identity)));
        }
        // Functions take the provider and the subject out of it, to link accounts.
        String userName = identity.getIdpConfig().getAlias() + "_" + identity.getId();
        PreSignUpEvent event = new PreSignUpEvent(UserPool.envelope(session.getContext().getRealm(), identity.getAuthenticationSession().getClient()),
                SignUpSource.EXTERNAL_PROVIDER, userName, attributes, null, null);
        return session.getProvider(Triggers.class).call(trigger, event.json(), event::read).orElse(SignUpAnswer.NOTHING);
    }

    /** To somebody who has just been created. A provider's people need no confirmation, so nothing is left of that. */
    static void spare(SignUpAnswer answer, UserModel user, AuthenticationSessionModel signIn) {
        if (answer.autoVerifyEmail()) {
            user.setEmailVerified(true);
            signIn.setAuthNote(VERIFIED, user.getEmail());
        }
        if (answer.autoVerifyPhone()) {
            // Keycloak's own mappers of the scope phone read the first one; others name it after the claim.
            boolean keycloaksName = user.getFirstAttribute("phoneNumber") != null;
            user.setSingleAttribute(keycloaksName ? "phoneNumberVerified" : "phone_number_verified", "true");
        }
    }

    /** When the provider's mappers have run, after which AbstractIdentityProvider.updateEmail would go by "Trust Email" alone. */
    static void keepVerified(BrokeredIdentityContext identity, UserModel user) {
        String verified = identity.getAuthenticationSession().getAuthNote(VERIFIED);
        if (verified != null && verified.equalsIgnoreCase(user.getEmail()) && verified.equalsIgnoreCase(identity.getEmail())) {
            user.setEmailVerified(true);
            // It leaves alone what the provider has no address for.
            identity.setEmail(null);
        }
    }
}
