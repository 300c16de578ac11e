package dev.keypool.hostedui.preview;

import java.util.List;
import org.keycloak.forms.login.MessageType;

/** Pages with the fields of the realm's user profile. */
final class ProfilePages {

    private ProfilePages() {
    }

    static List<PreviewPage> all() {
        return List.of(
                PreviewPage.of("register", sample -> sample.profile().put("passwordRequired", true))
                        .state("rules", SignInPages::rules)
                        .state("errors", sample -> errors(filled(sample)).error("password", "missingPasswordMessage").error("password-confirm", "invalidPasswordConfirmMessage"))
                        .state("taken", sample -> filled(sample).error("username", "usernameExistsMessage").error("email", "emailExistsMessage"))
                        .state("refused", sample -> filled(sample).error(null, "unexpectedErrorHandlingRequestMessage"))
                        .state("terms", sample -> sample.put("termsAcceptanceRequired", true))
                        .state("terms-not-accepted", sample -> filled(sample).put("termsAcceptanceRequired", true).error("termsAccepted", "termsAcceptanceRequired")),
                PreviewPage.of("login-update-profile", sample -> filled(sample.profile()).says(MessageType.WARNING, "updateProfileMessage"))
                        .state("errors", ProfilePages::errors)
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)),
                PreviewPage.of("idp-review-user-profile", sample -> filled(sample.profile()))
                        .state("errors", ProfilePages::errors),
                PreviewPage.of("update-email", sample -> sample.profile().form("email", Sample.EMAIL))
                        .state("error", sample -> sample.error("email", "invalidEmailMessage"))
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)));
    }

    private static Sample filled(Sample sample) {
        return sample.form("username", Sample.USER).form("email", Sample.EMAIL).form("firstName", "María").form("lastName", "García");
    }

    private static Sample errors(Sample sample) {
        return sample.error("username", "error-username-invalid-character").error("email", "invalidEmailMessage").error("firstName", "missingFirstNameMessage")
                .error("lastName", "error-user-attribute-required");
    }
}
