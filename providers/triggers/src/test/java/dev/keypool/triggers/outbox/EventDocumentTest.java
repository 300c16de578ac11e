package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.triggers.functions.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;

class EventDocumentTest {

    private static Event event(Map<String, String> details) {
        Event event = new Event();
        event.setId("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
        event.setTime(1_700_000_000_123L);
        event.setType(EventType.LOGIN);
        event.setRealmName("demo");
        event.setClientId("app");
        event.setUserId("alice");
        event.setSessionId("session");
        event.setIpAddress("192.0.2.1");
        event.setDetails(details);
        return event;
    }

    private static AdminEvent adminEvent(String representation) {
        AdminEvent event = new AdminEvent();
        event.setId("1b4e28ba-2fa1-11d2-883f-0016d3cca428");
        event.setTime(1_700_000_000_123L);
        event.setRealmName("demo");
        event.setResourceTypeAsString("USER");
        event.setOperationType(OperationType.CREATE);
        event.setResourcePath("users/alice");
        event.setRepresentation(representation);
        AuthDetails by = new AuthDetails();
        by.setRealmName("master");
        by.setUserId("admin");
        by.setIpAddress("192.0.2.1");
        event.setAuthDetails(by);
        return event;
    }

    private static JsonNode json(Map<String, String> details, boolean personalData) {
        return EventJson.parse(EventDocument.of(event(details), personalData));
    }

    @Test
    void aUserEvent() {
        assertThat(EventDocument.of(event(Map.of("auth_method", "openid-connect")), false)).isEqualTo("""
                {"id":"1b4e28ba-2fa1-11d2-883f-0016d3cca427","type":"keycloak.user-event","time":"2023-11-14T22:13:20.123Z",\
                "realm":"demo","event":"LOGIN","clientId":"app","userId":"alice","sessionId":"session",\
                "details":{"auth_method":"openid-connect"}}""");
    }

    @Test
    void anAdminEvent() {
        assertThat(EventDocument.of(adminEvent("{\"username\":\"alice\"}"), true, true)).isEqualTo("""
                {"id":"1b4e28ba-2fa1-11d2-883f-0016d3cca428","type":"keycloak.admin-event","time":"2023-11-14T22:13:20.123Z",\
                "realm":"demo","resourceType":"USER","operationType":"CREATE","resourcePath":"users/alice",\
                "authDetails":{"realm":"master","userId":"admin","ipAddress":"192.0.2.1"},"details":{},\
                "representation":{"username":"alice"}}""");
        assertThat(EventDocument.of(adminEvent("{\"username\":\"alice\"}"), false, false)).doesNotContain("representation", "192.0.2.1");
    }

    @Test
    void aRepresentationThatIsNoJsonStaysText() {
        assertThat(EventJson.parse(EventDocument.of(adminEvent("{{{"), false, true)).path("representation").asText()).isEqualTo("{{{");
        assertThat(EventJson.parse(EventDocument.of(adminEvent("[1]"), false, true)).at("/representation/0").asInt()).isEqualTo(1);
    }

    @Test
    void secretsInARepresentationAreMasked() {
        String representation = """
                {"alias":"captcha","config":{"site.key":"public","secret.key":"s3cret","saml.client.signature":"true"},
                 "token":"t0ken","list":[{"clientSecret":["s3cret"]}],"text":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.","passwordPolicy":"length(8)"}""";

        JsonNode sent = EventJson.parse(EventDocument.of(adminEvent(representation), true, true)).path("representation");

        assertThat(sent.toString()).isEqualTo("""
                {"alias":"captcha","config":{"site.key":"public","secret.key":"**********","saml.client.signature":"true"},\
                "token":"**********","list":[{"clientSecret":["**********"]}],"text":"**********","passwordPolicy":"length(8)"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "code_id", "user_code", "device_code_user_session_id", "access_token", "Refresh-Token", "accessToken", "password",
        "new_password", "client_secret", "otp", "totp", "client_assertion", "private_key", "apiKey", "cookie", "code_verifier"})
    void credentialsNeverLeave(String name) {
        assertThat(json(Map.of(name, "x"), true).path("details")).isEmpty();
    }

    @Test
    void tokensNeverLeaveWhateverTheirName() {
        assertThat(json(Map.of("reason", "bad eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0. here"), true).path("details")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_id", "refresh_token_type", "updated_refresh_token_id", "credential_type", "grant_type", "redirect_uri", "reason",
        "signature_required", "auth_method", "my_extension"})
    void whatTellsNoSecretIsThere(String name) {
        assertThat(json(Map.of(name, "x"), false).path("details").path(name).asText()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "email", "first_name", "updated_email", "previous_phone_number", "identity_provider_identity", "existing_email"})
    void peoplesDataIsThereWhereItIsWanted(String name) {
        assertThat(json(Map.of(name, "x"), false).path("details")).isEmpty();
        assertThat(json(Map.of(name, "x"), true).path("details").path(name).asText()).isEqualTo("x");
    }

    @Test
    void longTextsAreCutWithAMark() {
        JsonNode json = json(Map.of("redirect_uri", "x".repeat(2047) + "\uD83D\uDE00".repeat(100), "reason", "y"), false);

        assertThat(json.at("/details/redirect_uri").asText()).isEqualTo("x".repeat(2047) + "…");
        assertThat(json.path("trimmed")).hasSize(1);
        assertThat(json.at("/trimmed/0").asText()).isEqualTo("details.redirect_uri");
        assertThat(json.at("/details/reason").asText()).isEqualTo("y");
    }

    @Test
    void nothingIsTooLarge() {
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            details.put("detail" + i, "€".repeat(10_000));
        }
        details.put("n".repeat(10_000), "x");
        String document = EventDocument.of(event(new TreeMap<>(details)), true);
        assertThat(document.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(BoundedDocument.MAX_SIZE);
        assertThat(EventJson.parse(document).path("trimmed").toString()).contains("\"details\"");

        String large = EventDocument.of(adminEvent("{\"a\":\"" + "€".repeat(30_000) + "\"}"), true, true);
        assertThat(EventJson.parse(large).path("representation").isMissingNode()).isTrue();
        assertThat(EventJson.parse(large).at("/trimmed/0").asText()).isEqualTo("representation");
        assertThat(EventJson.parse(large).path("resourcePath").asText()).isEqualTo("users/alice");
    }

    @Test
    void everyDatabaseCanHoldIt() {
        String document = EventDocument.of(event(Map.of("reason", "a\u0000b\uD800c")), false);

        assertThat(document).contains("a\\u0000b?c");
    }
}
