package dev.keypool.triggers.signup;

import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;

/** Makes profiles of people who do not exist yet ask a function before they become people. */
final class TriggeredUserProfileProvider extends DeclarativeUserProfileProvider {

    private final KeycloakSession session;

    TriggeredUserProfileProvider(KeycloakSession session, TriggeredUserProfileProviderFactory factory) {
        super(session, factory);
        this.session = session;
    }

    @Override
    public UserProfile create(UserProfileContext context, Map<String, ?> attributes) {
        return switch (context) {
            case REGISTRATION -> SelfSignUp.of(session)
                    .<UserProfile>map(signUp -> new NewUserProfile(super.create(context, signUp.withoutMetadata(attributes)), signUp))
                    .orElseGet(() -> super.create(context, attributes));
            case USER_API -> AdminSignUp.of(session)
                    .<UserProfile>map(signUp -> new NewUserProfile(super.create(context, attributes), signUp))
                    .orElseGet(() -> super.create(context, attributes));
            default -> super.create(context, attributes);
        };
    }
}
