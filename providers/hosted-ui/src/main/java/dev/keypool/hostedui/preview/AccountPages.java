package dev.keypool.hostedui.preview;

import java.util.List;
import java.util.Map;
import org.keycloak.forms.login.MessageType;

/** What somebody has to do before she goes on, or wants to do with her account. */
final class AccountPages {

    private AccountPages() {
    }

    static List<PreviewPage> all() {
        return List.of(
                PreviewPage.of("login-verify-email", sample -> sample.put("user", Map.of("email", Sample.EMAIL)).put("verifyEmail", Sample.EMAIL)
                                .says(MessageType.WARNING, "verifyEmailMessage"))
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)),
                PreviewPage.of("terms"),
                PreviewPage.of("delete-credential", sample -> sample.put("credentialLabel", "Phone")),
                PreviewPage.of("delete-account-confirm", sample -> sample.put("triggered_from_aia", true))
                        .state("as-required", sample -> sample.put("triggered_from_aia", false)));
    }
}
