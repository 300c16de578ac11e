package dev.keypool.it.hostedui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.server.KeycloakServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What people do not allow, to applications, devices and programs, and codes that are not what they should be. */
@PagesOfEachLook
final class ConsentPagesIT extends HostedPages {

    private static final String CHALLENGE = "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    ConsentPagesIT(KeycloakServer server) {
        super(server);
    }

    @Override
    void settings(RealmRepresentation made) {
        List<ClientRepresentation> clients = new ArrayList<>(made.getClients());
        clients.add(asking(ThrowawayRealm.publicClient("asking", HostedRealm.CALLBACK.toString())));
        clients.add(asking(ThrowawayRealm.publicClient("program", "urn:ietf:wg:oauth:2.0:oob")));
        clients.add(device("television", "600"));
        clients.add(device("impatient", "1"));
        made.setClients(clients);
    }

    private static ClientRepresentation asking(ClientRepresentation client) {
        client.setConsentRequired(true);
        return client;
    }

    private static ClientRepresentation device(String id, String lifespanSeconds) {
        ClientRepresentation device = ThrowawayRealm.publicClient(id);
        device.setName("Television");
        device.setAttributes(new HashMap<>(Map.of("oauth2.device.authorization.grant.enabled", "true", "oauth2.device.code.lifespan", lifespanSeconds,
                "oauth2.device.polling.interval", "1")));
        return device;
    }

    @Override
    void prepare() {
        realm().enable("TERMS_AND_CONDITIONS");
        realm().person("alice");
    }

    private static String error(Guest guest) {
        guest.arrives();
        return CodeFlow.query(URI.create(guest.page().url()).getRawQuery()).get("error");
    }

    @Test
    void anApplicationIsToldOfTheRefusal() {
        Guest alice = guest().at("asking").signsIn("alice").clicks("#kc-cancel");
        assertThat(error(alice)).isEqualTo("access_denied");
    }

    @Test
    void termsAreDeclined() {
        realm().person("bea", user -> user.setRequiredActions(List.of("TERMS_AND_CONDITIONS")));
        Guest bea = guest().at("app").signsIn("bea").clicks("#kc-decline");
        assertThat(error(bea)).isEqualTo("access_denied");
    }

    /** A program on the command line, which has no address to come back to. */
    @Test
    void aProgramIsRefused() {
        Guest alice = guest().open("/protocol/openid-connect/auth?client_id=program&response_type=code&redirect_uri=urn:ietf:wg:oauth:2.0:oob" + CHALLENGE);
        alice.signsIn("alice").clicks("#kc-cancel").sees("#error", "code-error");
        assertThat(alice.text("#error")).isEqualTo("access_denied");
    }

    private JsonNode codes(String device) {
        return KeypoolAdmin.json(new Http().postForm(endpoint("/auth/device"), Map.of("client_id", device, "scope", "openid")));
    }

    private JsonNode polled(String device, JsonNode codes) {
        return KeypoolAdmin.json(new Http().postForm(endpoint("/token"), Map.of("client_id", device, "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "device_code", codes.path("device_code").textValue())));
    }

    private URI endpoint(String path) {
        return URI.create(server().realm(realm().realm().name()) + "/protocol/openid-connect" + path);
    }

    private Guest enters(Guest guest, JsonNode codes) {
        return guest.open("/device").types("device_user_code", codes.path("user_code").textValue()).clicks("#kc-login");
    }

    /** By the link that a device shows as a QR code, which brings the code along. */
    @Test
    void aCodeIsGoodOnce() {
        JsonNode codes = codes("television");
        Guest alice = guest().open(URI.create(codes.path("verification_uri_complete").textValue())).signsIn("alice").waitsFor("#kc-oauth");
        alice.clicks("#kc-login").waitsFor("#kc-info-message");

        enters(guest(), codes).sees("[role=alert]", "device-code-used");
        assertThat(guest().open(URI.create(codes.path("verification_uri_complete").textValue())).waitsFor("#device_user_code").text("main")).contains("Invalid code");
    }

    @Test
    void aDeviceIsRefused() {
        JsonNode codes = codes("television");
        Guest alice = enters(guest(), codes).signsIn("alice").clicks("#kc-cancel").sees("#kc-info-message", "device-declined");

        assertThat(alice.text("main")).contains("Device Login Failed", "Consent denied for connecting the device.");
        assertThat(polled("television", codes).path("error").asText()).isEqualTo("access_denied");
        alice.clicks("#kc-info-message a").waitsFor("#device_user_code");
    }

    @Test
    void aCodeExpires() {
        JsonNode codes = codes("impatient");
        long end = System.nanoTime() + 10_000_000_000L;
        while (!polled("impatient", codes).path("error").asText().equals("expired_token")) {
            assertThat(System.nanoTime()).as("the code is still good").isLessThan(end);
        }

        Guest alice = enters(guest(), codes).sees("[role=alert]", "device-code-expired");
        assertThat(alice.text("main")).contains("The code has expired");
    }
}
