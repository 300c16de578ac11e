package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.OwnFlow;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People with a client certificate, which a gateway before Keycloak has checked and passes on in a header (RFC 9440). */
@PagesOfEachLook
final class CertificatePagesIT extends HostedPages {

    private static final String STEP = "auth-x509-client-username-form";

    CertificatePagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void prepare() {
        OwnFlow.add(realm().realm(), "certificate", "browser", "ALTERNATIVE", STEP, "auth-username-password-form");
        realm().configure("flow of certificate", STEP, Map.of("x509-cert-auth.mapping-source-selection", "Match SubjectDN using regular expression",
                "x509-cert-auth.regular-expression", "CN=(.*?)(?:,|$)", "x509-cert-auth.mapper-selection", "Username or Email"));
        realm().person(owner());
        realm().person("alice");
    }

    /** The realm's own certificate is as good as any. Its common name is the realm's. */
    private String owner() {
        return realm().realm().name();
    }

    private Guest withCertificate() {
        String certificate = realm().realm().resource().keys().getKeyMetadata().getKeys().stream().filter(key -> key.getCertificate() != null).findFirst().orElseThrow().getCertificate();
        Guest guest = guest();
        guest.page().setExtraHTTPHeaders(Map.of("Client-Cert", ":" + certificate + ":"));
        return guest.at("certificate");
    }

    @Test
    void theOwnerIsSignedInByIt() {
        Guest guest = withCertificate().sees("#kc-x509-login-info", "certificate");
        assertThat(guest.text("#certificate_subjectDN")).isEqualTo("CN=" + owner());
        assertThat(guest.text("#username")).isEqualTo(owner());
        guest.clicks("#kc-login").arrives();
    }

    @Test
    void whoDoesNotWantItTypesAPassword() {
        withCertificate().clicks("#kc-cancel").sees("#kc-form-login", "certificate-ignored").signsIn("alice").arrives();
    }
}
