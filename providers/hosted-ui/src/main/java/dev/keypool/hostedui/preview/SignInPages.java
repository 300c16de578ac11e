package dev.keypool.hostedui.preview;

import dev.keypool.hostedui.preview.Sample.Providers;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.keycloak.forms.login.MessageType;

/** Who somebody is, and the password. */
final class SignInPages {

    /** As {@code WebAuthnAuthenticator.fillContextForm} sets them. */
    static final UnaryOperator<Sample> PASSKEY = sample -> sample.put("challenge", "c2FtcGxl").put("rpId", "").put("createTimeout", 0)
            .put("isUserIdentified", "false").put("userVerification", "not specified").put("mediation", "conditional").put("authenticatorAttachment", "not specified");

    private SignInPages() {
    }

    static List<PreviewPage> all() {
        return List.of(
                PreviewPage.of("login")
                        .state("every-option", Sample::everyOption)
                        .state("wrong-password", sample -> sample.form("username", Sample.USER).error("username", "invalidUserMessage"))
                        .state("disabled-user", sample -> sample.form("username", Sample.USER).says(MessageType.ERROR, "accountDisabledMessage"))
                        .state("timed-out", sample -> sample.says(MessageType.ERROR, "loginTimeout"))
                        .state("email-sent", sample -> sample.says(MessageType.SUCCESS, "emailSentMessage"))
                        .state("remembered", sample -> sample.everyOption().form("username", Sample.USER).form("rememberMe", "on"))
                        .state("providers", sample -> sample.everyOption().providers(Providers.SOME))
                        .state("many-providers", sample -> sample.everyOption().providers(Providers.MANY))
                        .state("passkey", sample -> conditional(sample.everyOption()))
                        .state("password-again", sample -> sample.named().put("usernameHidden", "true").put("registrationDisabled", true)),
                PreviewPage.of("login-username")
                        .state("every-option", Sample::everyOption)
                        .state("unknown-user", sample -> sample.form("username", Sample.USER).error("username", "invalidUsernameMessage"))
                        .state("providers", sample -> sample.everyOption().providers(Providers.SOME))
                        .state("passkey", sample -> conditional(sample)),
                PreviewPage.of("login-password", Sample::named)
                        .state("every-option", Sample::everyOption)
                        .state("wrong-password", sample -> sample.error("password", "invalidPasswordMessage"))
                        .state("another-way", Sample::otherWays),
                PreviewPage.of("login-passkeys-conditional-authenticate", sample -> conditional(sample)),
                PreviewPage.of("select-authenticator", Sample::otherWays),
                PreviewPage.of("login-reset-password")
                        .state("unknown-user", sample -> sample.error("username", "invalidUsernameOrEmailMessage")),
                PreviewPage.of("login-update-password", sample -> sample.says(MessageType.WARNING, "updatePasswordMessage"))
                        .state("rules", SignInPages::rules)
                        .state("too-short", sample -> rules(sample).error("password", "invalidPasswordMinLengthMessage", 12))
                        .state("not-the-same", sample -> sample.error("password-confirm", "notMatchPasswordMessage"))
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)),
                PreviewPage.of("login-page-expired"));
    }

    /** In place of what the realm's policy has. */
    static Sample rules(Sample sample) {
        return sample.put("passwordPolicies", Map.of("length", 12, "maxLength", 64, "digits", 1, "lowerCase", 1, "upperCase", 1, "specialChars", 1, "notUsername", true, "notEmail", true));
    }

    private static Sample conditional(Sample sample) {
        return PASSKEY.apply(sample).put("enableWebAuthnConditionalUI", "true");
    }
}
