package dev.keypool.hostedui.preview;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.forms.login.MessageType;

/** What an app client asks for or is told, and the way out of it. */
final class ClientPages {

    private ClientPages() {
    }

    static List<PreviewPage> all() {
        return List.of(
                PreviewPage.of("login-oauth-grant", sample -> sample.put("oauth", Map.of("code", "", "client", "", "clientScopesRequested", scopes()))),
                PreviewPage.of("login-oauth2-device-verify-user-code")
                        .state("wrong-code", sample -> sample.error(null, "oauth2DeviceInvalidUserCodeMessage"))
                        .state("expired", sample -> sample.error(null, "oauth2DeviceExpiredUserCodeMessage")),
                PreviewPage.of("oid4vc-credential-offer", sample -> sample.put("credentialDisplayName", "Membership card")
                        .put("credentialOffer", Map.of("qrCode", FactorPages.QR_CODE, "uri", Sample.NOWHERE))),
                PreviewPage.of("code", sample -> sample.put("code", Map.of("success", true, "code", "SAMPLE-CODE-0000")))
                        .state("error", sample -> sample.put("code", Map.of("success", false, "error", "access_denied"))),
                PreviewPage.of("saml-post-form", sample -> sample.put("samlPost", Map.of("url", Sample.NOWHERE, "SAMLResponse", "", "relayState", ""))),
                PreviewPage.of("login-x509-info", sample -> sample.put("x509", Map.of("formData",
                                Map.of("subjectDN", "CN=María García, O=Example", "username", Sample.USER, "isUserEnabled", "true"))))
                        .state("no-certificate", sample -> sample.put("x509", Map.of("formData", Map.of()))),
                PreviewPage.of("logout-confirm", sample -> sample.put("logoutConfirm", Map.of("code", "", "skipLink", false))),
                PreviewPage.of("frontchannel-logout", sample -> sample.put("logout", Map.of("logoutRedirectUri", Sample.NOWHERE, "clients",
                        Stream.of("Shop", "Forum").map(name -> Map.of("name", name, "frontChannelLogoutUrl", Sample.NOWHERE)).toList()))),
                PreviewPage.of("info", sample -> sample.says(MessageType.SUCCESS, "accountUpdatedMessage"))
                        .state("actions", sample -> sample.says(MessageType.INFO, "confirmExecutionOfActions").put("actionUri", Sample.NOWHERE)
                                .put("requiredActions", List.of("VERIFY_EMAIL", "UPDATE_PASSWORD")))
                        .state("back-to-the-app", sample -> sample.put("pageRedirectUri", Sample.NOWHERE))
                        .state("signed-out", sample -> sample.put("messageHeader", "successLogout").put("skipLink", true)),
                PreviewPage.of("error", sample -> sample.error(null, "cookieNotFoundMessage"))
                        .state("without-a-way-back", sample -> sample.put("skipLink", true).put("traceId", "0af7651916cd43dd8448eb211c80319c")));
    }

    private static List<Map<String, String>> scopes() {
        return Stream.of("${profileScopeConsentText}", "${emailScopeConsentText}", "${phoneScopeConsentText}").map(text -> Map.of("consentScreenText", text)).toList();
    }
}
