package dev.keypool.triggers.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.triggers.events.Groups;
import dev.keypool.triggers.events.TokenChange;
import dev.keypool.triggers.functions.FunctionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.util.JsonSerialization;

final class TokenClaimsTest {

    private final IDToken token = new IDToken();

    private static TokenChange add(String json) throws Exception {
        Map<String, JsonNode> claims = new HashMap<>();
        new ObjectMapper().readTree(json).properties().forEach(claim -> claims.put(claim.getKey(), claim.getValue()));
        return new TokenChange(claims, Set.of());
    }

    private String written() throws Exception {
        return JsonSerialization.writeValueAsString(token);
    }

    @Test
    void claimsOfAnyJsonAreAdded() throws Exception {
        new TokenClaims(token).change(add("{\"plan\":{\"level\":3},\"tags\":[\"a\",1,true]}"), null, true);

        assertThat(written()).contains("\"plan\":{\"level\":3}", "\"tags\":[\"a\",1,true]");
    }

    @Test
    void aStandardClaimIsThereOnceWhereverAMapperPutIt() throws Exception {
        token.getOtherClaims().put("email", "from a mapper");
        new TokenClaims(token).change(add("{\"email\":\"from the function\"}"), null, true);

        assertThat(written()).containsOnlyOnce("\"email\"").contains("from the function");
    }

    @Test
    void whatIsSuppressedIsNowhere() throws Exception {
        token.setEmail("a@example.com");
        token.getOtherClaims().put("plan", "gold");

        new TokenClaims(token).change(new TokenChange(Map.of(), Set.of("email", "plan", "never there")), null, true);

        assertThat(written()).doesNotContain("email", "plan", "never there");
    }

    @Test
    void anAudienceComesToThoseThatAreThere() throws Exception {
        AccessToken access = new AccessToken();
        access.audience("account");

        new TokenClaims(access).change(add("{\"aud\":\"app\"}"), null, false);

        assertThat(access.getAudience()).containsExactly("account", "app");
    }

    @Test
    void rolesAreInIdTokensOnly() throws Exception {
        Groups groups = new Groups(List.of("g"), List.of("r"), "r");
        AccessToken access = new AccessToken();

        new TokenClaims(token).change(TokenChange.NONE, groups, true);
        new TokenClaims(access).change(TokenChange.NONE, groups, false);

        assertThat(token.getOtherClaims()).containsEntry("cognito:groups", List.of("g")).containsEntry("cognito:roles", List.of("r"))
                .containsEntry("cognito:preferred_role", "r");
        assertThat(access.getOtherClaims()).containsOnlyKeys("cognito:groups");
        new TokenClaims(token).change(TokenChange.NONE, Groups.NONE, true);
        assertThat(token.getOtherClaims()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"email_verified\":\"perhaps\"}", "{\"email\":{\"a\":1}}", "{\"updated_at\":\"soon\"}"})
    void aStandardClaimKeepsItsType(String claims) {
        assertThatThrownBy(() -> new TokenClaims(token).change(add(claims), null, true)).isInstanceOf(FunctionException.class)
                .hasMessageNotContaining("perhaps");
    }
}
