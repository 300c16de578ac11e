package dev.keypool.triggers.signup;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.events.SignUpSource;
import dev.keypool.triggers.functions.FunctionException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.userprofile.UserProfile;

/** An administrator creates somebody with Keycloak's admin REST API, which answers in its own form of errors. */
final class AdminSignUp implements NewUserProfile.SignUp {

    private final PreSignUp function;

    private AdminSignUp(PreSignUp function) {
        this.function = function;
    }

    static Optional<AdminSignUp> of(KeycloakSession session) {
        return PreSignUp.of(session, null).map(AdminSignUp::new);
    }

    @Override
    public UserModel create(UserProfile valid) {
        try {
            function.ask(SignUpSource.ADMIN_CREATE_USER, valid.getAttributes(), null, null);
        } catch (TriggerFailure e) {
            boolean refused = e.kind() == FunctionException.Kind.REFUSED;
            throw ErrorResponse.error(e.getMessage(), refused ? Response.Status.BAD_REQUEST : Response.Status.SERVICE_UNAVAILABLE);
        }
        return valid.create(false);
    }
}
