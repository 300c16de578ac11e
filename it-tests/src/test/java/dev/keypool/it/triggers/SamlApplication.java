package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.Http;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.triggers.PlainBrowser.Page;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.keycloak.representations.idm.ClientRepresentation;

/** An application of SAML that asks whether somebody can be signed in without being shown anything. */
record SamlApplication(URI service) {

    private static final String CLIENT_ID = "saml-application";
    private static final Pattern RESPONSE = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

    /** @param other the app client whose flow it has as well */
    static SamlApplication add(KeycloakServer server, FunctionRealm realm, String other) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(CLIENT_ID);
        client.setProtocol("saml");
        client.setRedirectUris(List.of(FunctionRealm.CALLBACK.toString()));
        client.setAttributes(Map.of("saml_assertion_consumer_url_post", FunctionRealm.CALLBACK.toString(), "saml.client.signature", "false",
                "saml.force.post.binding", "true"));
        client.setAuthenticationFlowBindingOverrides(realm.realm().resource().clients().findByClientId(other).get(0)
                .getAuthenticationFlowBindingOverrides());
        try (Response response = realm.realm().resource().clients().create(client)) {
            assertThat(response.getStatus()).isEqualTo(201);
        }
        return new SamlApplication(URI.create(server.realm(realm.realm().name()) + "/protocol/saml"));
    }

    /** By SAML's redirect binding. */
    URI passiveRequest() {
        String request = "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\""
                + " ID=\"_passive\" Version=\"2.0\" IssueInstant=\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\" IsPassive=\"true\">"
                + "<saml:Issuer>" + CLIENT_ID + "</saml:Issuer></samlp:AuthnRequest>";
        return URI.create(service + "?" + Http.encode(Map.of("SAMLRequest", Base64.getEncoder().encodeToString(deflated(request)))));
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] deflated = new byte[4096];
        int length = deflater.deflate(deflated);
        deflater.end();
        return Arrays.copyOf(deflated, length);
    }

    /** What the page posts to the application. */
    static String response(Page page) {
        Matcher field = RESPONSE.matcher(page.body());
        assertThat(field.find()).as(page.status() + " " + page.body()).isTrue();
        return new String(Base64.getMimeDecoder().decode(field.group(1).replaceAll("&#(61|x3[dD]);", "=").replaceAll("&#(43|x2[bB]);", "+")),
                StandardCharsets.UTF_8);
    }
}
