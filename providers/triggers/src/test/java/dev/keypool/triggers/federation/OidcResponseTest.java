package dev.keypool.triggers.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.util.JsonSerialization;

final class OidcResponseTest {

    private final Map<String, Object> data = new HashMap<>();

    private static JsonWebToken token(String json) throws Exception {
        return JsonSerialization.readValue(json, JsonWebToken.class);
    }

    private void idToken(String json) throws Exception {
        data.put(OIDCIdentityProvider.VALIDATED_ID_TOKEN, token(json));
    }

    private void userInfo(String json) throws Exception {
        data.put(OIDCIdentityProvider.USER_INFO, JsonSerialization.readValue(json, JsonNode.class));
    }

    private Map<String, Object> claims(String entry) {
        return ((JsonWebToken) data.get(entry)).getOtherClaims();
    }

    @Test
    void claimsAreTexts() throws Exception {
        idToken("{\"sub\":\"1\",\"exp\":17,\"email_verified\":true,\"groups\":[\"a\",\"b\"],\"address\":{\"locality\":\"Ulm\"},\"none\":null}");
        AccessTokenResponse response = new AccessTokenResponse();
        response.setToken("the token");
        response.setExpiresIn(60);
        response.setSessionState("a session");
        data.put(OIDCIdentityProvider.FEDERATED_ACCESS_TOKEN_RESPONSE, response);

        Map<String, Map<String, String>> attributes = new OidcResponse(data).attributes();

        assertThat(attributes.get("idToken")).containsExactlyInAnyOrderEntriesOf(Map.of("sub", "1", "exp", "17", "email_verified", "true",
                "groups", "a,b", "address", "{\"locality\":\"Ulm\"}"));
        assertThat(attributes.get("tokenResponse")).containsEntry("access_token", "the token").containsEntry("expires_in", "60")
                .doesNotContainKey("session_state");
        assertThat(attributes.get("userInfo")).isEmpty();
    }

    @Test
    void whatComesBackUnchangedKeepsItsForm() throws Exception {
        idToken("{\"sub\":\"1\",\"email_verified\":true,\"groups\":[\"a\",\"b\"],\"level\":3}");
        OidcResponse response = new OidcResponse(data);

        response.replace(response.attributes().get("idToken"));

        assertThat(claims(OIDCIdentityProvider.VALIDATED_ID_TOKEN)).containsEntry("email_verified", true).containsEntry("groups", List.of("a", "b"))
                .containsEntry("level", 3);
    }

    @Test
    void whatIsChangedTakesTheFormOfWhatItWas() throws Exception {
        idToken("{\"sub\":\"1\",\"email_verified\":true,\"groups\":[\"a\",\"b\"],\"level\":3}");

        new OidcResponse(data).replace(Map.of("email_verified", "false", "groups", "c, d", "level", "high"));

        assertThat(claims(OIDCIdentityProvider.VALIDATED_ID_TOKEN)).containsEntry("email_verified", false).containsEntry("groups", List.of("c", "d"))
                .containsEntry("level", "high");
    }

    @Test
    void whatIsLeftOutIsGoneEverywhere() throws Exception {
        idToken("{\"sub\":\"1\",\"iss\":\"https://idp.example.com\",\"sid\":\"s\",\"email\":\"a@example.com\"}");
        userInfo("{\"sub\":\"1\",\"nickname\":\"al\"}");
        data.put(OIDCIdentityProvider.VALIDATED_ACCESS_TOKEN, token("{\"sub\":\"1\",\"email\":\"a@example.com\",\"realm_access\":{\"roles\":[\"r\"]}}"));

        new OidcResponse(data).replace(Map.of("name", "Al"));

        assertThat(claims(OIDCIdentityProvider.VALIDATED_ID_TOKEN)).containsOnlyKeys("name", "sid");
        assertThat(data.get(OIDCIdentityProvider.USER_INFO)).hasToString("{\"name\":\"Al\"}");
        assertThat(claims(OIDCIdentityProvider.VALIDATED_ACCESS_TOKEN)).as("functions see it as a token only").containsOnlyKeys("realm_access");
    }

    @Test
    void anAddressIsNotVerifiedByLeavingOutThatItIsNot() throws Exception {
        idToken("{\"sub\":\"1\",\"email\":\"a@example.com\",\"email_verified\":false}");

        new OidcResponse(data).replace(Map.of("email", "a@example.com"));

        assertThat(claims(OIDCIdentityProvider.VALIDATED_ID_TOKEN)).containsEntry("email_verified", false);
    }

    @Test
    void theTokenStaysThePersonsOwn() throws Exception {
        idToken("{\"sub\":\"1\",\"iss\":\"https://idp.example.com\",\"nonce\":\"n\"}");

        new OidcResponse(data).replace(Map.of("sub", "2", "iss", "https://evil.example.com", "nonce", "m", "exp", "x"));

        JsonWebToken token = (JsonWebToken) data.get(OIDCIdentityProvider.VALIDATED_ID_TOKEN);
        assertThat(token.getSubject()).isEqualTo("1");
        assertThat(token.getIssuer()).isEqualTo("https://idp.example.com");
        assertThat(token.getOtherClaims()).containsEntry("nonce", "n");
        assertThat(token.getExp()).isNull();
    }

    @Test
    void socialProvidersHaveAProfileOnly() throws Exception {
        userInfo("{\"id\":7,\"login\":\"al\"}");
        OidcResponse response = new OidcResponse(data);
        assertThat(response.attributes().get("userInfo")).containsEntry("id", "7").containsEntry("login", "al");

        response.replace(Map.of("id", "7", "custom:plan", "gold"));

        assertThat(((JsonNode) data.get(OIDCIdentityProvider.USER_INFO)).path("id").isInt()).isTrue();
        assertThat(data.get(OIDCIdentityProvider.VALIDATED_ID_TOKEN)).isNull();
    }
}
