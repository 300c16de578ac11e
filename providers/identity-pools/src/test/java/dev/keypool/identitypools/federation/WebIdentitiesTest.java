package dev.keypool.identitypools.federation;

import static dev.keypool.identitypools.federation.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.exchange.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebIdentitiesTest {

    private static final WebIdentity ALICE = new WebIdentity(null, "provider", "alice", "web", null);

    private final WebIdentities identities = new WebIdentities(List.of((issuer, token) -> null,
            (issuer, token) -> issuer.equals("https://known.example") ? ALICE : null));

    @Test
    void theClaimedIssuerSaysWhoIsAsked() throws Exception {
        assertThat(identities.verify(token("{\"iss\":\"https://known.example\"}"))).isSameAs(ALICE);
    }

    @Test
    void anIssuerThatNobodyKnowsIsNamed() {
        assertThat(refused(Refusal.WRONG_ISSUER, () -> identities.verify(token("{\"iss\":\"https://token.actions.example\"}"))))
                .hasMessage("No OpenIDConnect provider found in your account for https://token.actions.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"iss\":1}", "{\"iss\":null}", "{\"iss\":[\"https://known.example\"]}", "[]", "null", "", "x",
        "{\"iss\":\"https://known.example\",\"iss\":\"https://other.example\"}"})
    void claimsWithoutOneIssuerAreNoTokens(String claims) {
        assertThat(refused(Refusal.MALFORMED_TOKEN, () -> identities.verify(token(claims))))
                .hasMessage("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "a.b", "a.b.c.d", "..", "a.%.c", "a.b.c.d.e", "Atza|IwEBIKs"})
    void whatIsNoTokenIsNoToken(String token) {
        refused(Refusal.MALFORMED_TOKEN, () -> identities.verify(token));
    }

    @Test
    void anIssuerIsBounded() {
        String issuer = "https://" + "a".repeat(248);
        refused(Refusal.MALFORMED_TOKEN, () -> identities.verify(token("{\"iss\":\"" + issuer + "\"}")));
        refused(Refusal.WRONG_ISSUER, () -> identities.verify(token("{\"iss\":\"" + issuer.substring(1) + "\"}")));
        refused(Refusal.MALFORMED_TOKEN, () -> identities.verify(token("{\"a\":" + "[".repeat(15_000))));
    }

    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".AA";
    }
}
