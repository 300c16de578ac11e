package dev.keypool.hostedui.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.keycloak.forms.login.MessageType;
import org.keycloak.models.OTPPolicy;

/** Codes of an app, passkeys and recovery codes: to set them up, and to sign in with them. */
final class FactorPages {

    /** Says "Preview". */
    static final String QR_CODE = base64("sample-qr.png");

    private static final String SECRET = "NOTASECRETNOTASECRETNOTASECRET77";
    private static final List<String> RECOVERY_CODES = IntStream.range(0, 12).mapToObj(i -> "SAMPLECODE" + (char) ('A' + i) + "0").toList();
    private static final List<Map<String, String>> DEVICES = List.of(device("1", "Phone"), device("2", "Tablet"));
    private static final List<Map<String, Object>> PASSKEYS = List.of(passkey("1", "Laptop", "Internal", "internal"), passkey("2", "Security key", "USB", "usb"));

    private FactorPages() {
    }

    static List<PreviewPage> all() {
        return List.of(
                PreviewPage.of("login-config-totp", sample -> sample.put("totp", totp(List.of())).says(MessageType.WARNING, "configureTotpMessage"))
                        .state("by-hand", sample -> sample.put("mode", "manual"))
                        .state("second-device", sample -> sample.put("totp", totp(DEVICES)))
                        .state("errors", sample -> sample.error("totp", "invalidTotpMessage").error("userLabel", "missingTotpDeviceNameMessage"))
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)),
                PreviewPage.of("login-otp", sample -> sample.named().put("otpLogin", devices(DEVICES.subList(0, 1))))
                        .state("devices", sample -> sample.put("otpLogin", devices(DEVICES)))
                        .state("wrong-code", sample -> sample.error("totp", "invalidTotpMessage"))
                        .state("another-way", Sample::otherWays),
                PreviewPage.of("login-reset-otp", sample -> sample.named().put("configuredOtpCredentials", devices(DEVICES))),
                PreviewPage.of("webauthn-authenticate", sample -> SignInPages.PASSKEY.apply(sample.named()))
                        .state("passkeys", sample -> sample.put("authenticators", Map.of("authenticators", PASSKEYS)).put("shouldDisplayAuthenticators", true))
                        .state("another-way", Sample::otherWays),
                PreviewPage.of("webauthn-register", FactorPages::registration)
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)),
                PreviewPage.of("webauthn-error", sample -> sample.put("execution", "").error(null, "webauthn-error-auth-verification", ""))
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)),
                PreviewPage.of("login-recovery-authn-code-config", sample -> sample.put("recoveryAuthnCodesConfigBean", Map.of(
                                "generatedRecoveryAuthnCodesList", RECOVERY_CODES, "generatedRecoveryAuthnCodesAsString", String.join(",", RECOVERY_CODES), "generatedAt", 0L)))
                        .state("from-the-account", sample -> sample.put("isAppInitiatedAction", true)),
                PreviewPage.of("login-recovery-authn-code-input", sample -> sample.named().put("recoveryAuthnCodesInputBean", Map.of("codeNumber", 3)))
                        .state("wrong-code", sample -> sample.error("recoveryCodeInput", "recovery-codes-error-invalid"))
                        .state("another-way", Sample::otherWays));
    }

    private static Map<String, Object> totp(List<Map<String, String>> devices) {
        return Map.of("totpSecret", SECRET, "totpSecretEncoded", SECRET.replaceAll("(.{4})(?!$)", "$1 "), "totpSecretQrCode", QR_CODE,
                "manualUrl", Sample.NOWHERE, "qrUrl", Sample.NOWHERE, "policy", OTPPolicy.DEFAULT_POLICY, "otpCredentials", devices,
                "supportedApplications", List.of("totpAppFreeOTPName", "totpAppGoogleName", "totpAppMicrosoftAuthenticatorName"));
    }

    private static Map<String, Object> devices(List<Map<String, String>> devices) {
        return Map.of("userOtpCredentials", devices, "selectedCredentialId", devices.get(0).get("id"));
    }

    private static Map<String, String> device(String id, String label) {
        return Map.of("id", id, "userLabel", label);
    }

    private static Map<String, Object> passkey(String id, String label, String icon, String transport) {
        return Map.of("credentialId", id, "label", label, "createdAt", "2026-01-31",
                "transports", Map.of("iconClass", "kcWebAuthn" + icon, "displayNameProperties", List.of(transport)));
    }

    /** As {@code WebAuthnRegister.requiredActionChallenge} sets them. */
    private static Sample registration(Sample sample) {
        return sample.put("challenge", "c2FtcGxl").put("userid", "c2FtcGxl").put("username", Sample.USER).put("rpEntityName", "").put("rpId", "")
                .put("signatureAlgorithms", List.of(-7L)).put("attestationConveyancePreference", "not specified").put("authenticatorAttachment", "not specified")
                .put("requireResidentKey", "not specified").put("residentKey", "not specified").put("userVerificationRequirement", "not specified")
                .put("createTimeout", 0).put("excludeCredentialIds", "");
    }

    private static String base64(String resource) {
        try (InputStream content = FactorPages.class.getResourceAsStream("/dev/keypool/hostedui/preview/" + resource)) {
            return Base64.getEncoder().encodeToString(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
