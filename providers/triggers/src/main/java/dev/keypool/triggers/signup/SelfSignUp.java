package dev.keypool.triggers.signup;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.ClientMetadata;
import dev.keypool.triggers.events.SignUpAnswer;
import dev.keypool.triggers.events.SignUpSource;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.events.ValidationData;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.ValidationException;

/**
 * Somebody registers. Keycloak creates the profile's user when all parts of the form have been validated: the function is asked
 * right before, with nothing stored yet.
 */
final class SelfSignUp implements NewUserProfile.SignUp {

    private final KeycloakSession session;
    private final ClientModel client;
    private final PreSignUp function;

    private SelfSignUp(KeycloakSession session, ClientModel client, PreSignUp function) {
        this.session = session;
        this.client = client;
        this.function = function;
    }

    /** Empty where no function is assigned, neither before nor after. */
    static Optional<SelfSignUp> of(KeycloakSession session) {
        ClientModel client = session.getContext().getClient();
        PreSignUp function = PreSignUp.of(session, client).orElse(null);
        boolean after = session.getProvider(Triggers.class).assigned(TriggerType.POST_CONFIRMATION, client).isPresent();
        return function == null && !after ? Optional.empty() : Optional.of(new SelfSignUp(session, client, function));
    }

    /** What the form sends for functions is nothing about the person, also where the profile takes whatever comes. */
    Map<String, ?> withoutMetadata(Map<String, ?> attributes) {
        Map<String, Object> filledIn = new HashMap<>(attributes);
        filledIn.keySet().removeIf(name -> name.equals(ClientMetadata.PARAMETER) || ValidationData.isField(name));
        return filledIn;
    }

    @Override
    public UserModel create(UserProfile valid) {
        MultivaluedMap<String, String> form = session.getContext().getHttpRequest().getDecodedFormParameters();
        SignUpPage page = new SignUpPage(session, form);
        Map<String, String> clientMetadata = null;
        SignUpAnswer answer = SignUpAnswer.NOTHING;
        try {
            clientMetadata = ClientMetadata.parse(form.getFirst(ClientMetadata.PARAMETER));
            if (function != null) {
                answer = function.ask(SignUpSource.SIGN_UP, valid.getAttributes(), ValidationData.of(form), clientMetadata);
                // Meanwhile somebody else may have got the name, as from a form that was sent twice.
                valid.validate();
            }
        } catch (IllegalArgumentException e) {
            throw page.again(e.getMessage());
        } catch (TriggerFailure e) {
            throw page.again(e);
        } catch (ValidationException e) {
            throw page.again(e);
        }
        UserModel user = valid.create(false);
        Confirmation confirmation = new Confirmation(session, user);
        confirmation.spare(answer);
        confirmation.begin(client, clientMetadata);
        return user;
    }
}
