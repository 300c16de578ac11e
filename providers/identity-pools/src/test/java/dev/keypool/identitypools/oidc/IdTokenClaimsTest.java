package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenClaimsTest {

    private static final long NOW = 1_800_000_000;
    private static final OidcIssuer ISSUER = new OidcIssuer("https://idp.example", Set.of("idp.example"), URI.create("https://idp.example/keys"));
    private static final Set<String> CLIENTS = Set.of("web", "phone");

    private static ObjectNode claims() {
        return StandIn.object().put("iss", "https://idp.example").put("sub", "alice").put("aud", "web").put("iat", NOW).put("exp", NOW + 300);
    }

    private static ExternalToken check(ObjectNode claims) throws ExternalTokenException {
        return checkText(claims.toString());
    }

    private static ExternalToken checkText(String json) throws ExternalTokenException {
        ObjectNode parsed;
        try {
            parsed = StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
        } catch (BadRequestException e) {
            throw new IllegalArgumentException(json, e);
        }
        IdTokenClaims claims = new IdTokenClaims(JsonTree.object(parsed));
        claims.checkIssuer(ISSUER);
        return claims.check(ISSUER, CLIENTS, NOW);
    }

    private static Reason refused(ObjectNode claims) {
        return Refused.by(() -> check(claims));
    }

    /** With one claim's JSON replaced, or left out for null. */
    private static Reason refused(String claim, String json) {
        ObjectNode claims = claims();
        claims.remove(claim);
        String text = claims.toString();
        return Refused.by(() -> checkText(json == null ? text : "{\"" + claim + "\":" + json + "," + text.substring(1)));
    }

    @Test
    void aTokenSaysWhoForWhomAndHowLong() throws Exception {
        ExternalToken token = check(claims().put("email", "a@b.example"));
        assertThat(token.issuer()).isEqualTo("https://idp.example");
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.clientId()).isEqualTo("web");
        assertThat(token.issuedAt()).isEqualTo(NOW);
        assertThat(token.expiresAt()).isEqualTo(NOW + 300);
        assertThat(token.claims()).containsEntry("email", "a@b.example");
        assertThat(token.toString()).isEqualTo("ExternalToken[https://idp.example]");
    }

    @Test
    void anAliasOfTheIssuerIsTheIssuer() throws Exception {
        ExternalToken token = check(claims().put("iss", "idp.example"));
        assertThat(token.issuer()).isEqualTo("https://idp.example");
        assertThat(token.claims()).containsEntry("iss", "idp.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://idp.example/", "http://idp.example", "https://IDP.example", "https://idp.example:443", "https://idp.example.evil.example",
            "https://evil.example", "", " https://idp.example", "https://idp.example\u0000"})
    void theIssuerIsComparedCharacterByCharacter(String issuer) {
        assertThat(refused(claims().put("iss", issuer))).isEqualTo(Reason.WRONG_ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "iat", "exp"})
    void requiredClaimsAreNamedWhenTheyAreMissing(String claim) {
        ObjectNode claims = claims();
        claims.remove(claim);
        ExternalTokenException refused = Refused.exception(() -> check(claims));
        assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refused).hasMessage("Missing a required claim: " + claim);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"iss|1", "iss|null", "iss|[\"https://idp.example\"]", "sub|1", "sub|null", "sub|[\"alice\"]", "sub|\"\"",
            "sub|\"a\\u0000\"", "sub|\"a\\nb\"", "sub|\"\\ud800\"", "sub|{\"$ne\":1}", "aud|1", "aud|null", "aud|{}", "aud|[]", "aud|\"\"", "aud|[\"web\",1]",
            "aud|[\"web\",null]", "aud|[[\"web\"]]", "azp|1", "azp|null", "azp|[\"web\"]", "iat|null", "iat|\"1800000000\"", "iat|-1", "iat|1e300", "iat|{}",
            "exp|null", "exp|\"1800000300\"", "exp|true", "exp|-1", "exp|1e300", "exp|1e999", "exp|99999999999999999999999", "exp|[1800000300]",
            "nbf|null", "nbf|\"1800000000\"", "nbf|-1"})
    void claimsOfTheWrongTypeAreMalformed(String claim, String json) {
        assertThat(refused(claim, json)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aSubjectHasAtMost255Characters() throws Exception {
        assertThat(check(claims().put("sub", "s".repeat(255))).subject()).hasSize(255);
        assertThat(refused(claims().put("sub", "s".repeat(256)))).isEqualTo(Reason.MALFORMED);
        assertThat(check(claims().put("sub", "auth0|5f7c8ec7c33c6c004bbafe82")).subject()).isEqualTo("auth0|5f7c8ec7c33c6c004bbafe82");
        assertThat(check(claims().put("sub", "\u00fcser \ud83d\ude00")).subject()).isEqualTo("\u00fcser \ud83d\ude00");
    }

    @Test
    void clocksMayBeFiveMinutesApart() throws Exception {
        assertThat(check(claims().put("exp", NOW - 299)).expiresAt()).isEqualTo(NOW - 299);
        assertThat(refused(claims().put("exp", NOW - 300))).isEqualTo(Reason.EXPIRED);
        assertThat(check(claims().put("iat", NOW + 300)).issuedAt()).isEqualTo(NOW + 300);
        assertThat(refused(claims().put("iat", NOW + 301))).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(check(claims().put("nbf", NOW + 300))).isNotNull();
        assertThat(refused(claims().put("nbf", NOW + 301))).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(Refused.exception(() -> check(claims().put("exp", 1_000_000_000)))).hasMessage("Token expired: 1800000000 >= 1000000000");
    }

    @Test
    void timesMayHaveFractions() throws Exception {
        assertThat(check(claims().put("exp", NOW + 0.9).put("iat", NOW - 0.5)).expiresAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"web\"||web", "[\"web\"]||web", "[\"web\",\"web\"]||web", "\"other\"||", "[\"other\"]||", "\"WEB\"||", "\"web \"||", "\"web,other\"||", "\"web other\"||",
            // Several audiences: azp is required and wins.
            "[\"web\",\"other\"]||", "[\"web\",\"phone\"]||", "[\"web\",\"other\"]|web|web", "[\"other\",\"web\"]|web|web", "[\"web\",\"phone\"]|phone|phone",
            "[\"web\",\"other\"]|other|", "[\"web\",\"other\"]|phone|phone", "[\"other\",\"another\"]|web|",
            // Google on Android: azp is the phone's client, aud the server's. Both must be ours.
            "\"web\"|phone|phone", "\"web\"|other|", "\"other\"|web|", "\"web\"|''|", "\"web\"|web|web"})
    void anAudienceAndTheAuthorizedPartyMustBeOurs(String aud, String azp, String client) throws Exception {
        ObjectNode claims = claims();
        claims.putRawValue("aud", new RawValue(aud));
        if (azp != null) {
            claims.put("azp", azp);
        }
        if (client == null) {
            assertThat(refused(claims)).isEqualTo(Reason.WRONG_AUDIENCE);
        } else {
            assertThat(check(claims).clientId()).isEqualTo(client);
        }
    }

    @Test
    void withoutClientsNobodyIsLetIn() throws Exception {
        IdTokenClaims claims = new IdTokenClaims(JsonTree.object(claims()));
        assertThat(Refused.by(() -> claims.check(ISSUER, Set.of(), NOW))).isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @CsvSource({"typ,Bearer", "typ,Refresh", "typ,Offline", "typ,Logout", "typ,id", "typ,''", "token_use,access", "token_use,ID", "token_use,''"})
    void accessTokensOfKeycloakAndCognitoAreNoIdTokens(String claim, String value) {
        assertThat(refused(claims().put(claim, value))).isEqualTo(Reason.WRONG_TYPE);
    }

    /** Section 2.4 of OpenID Connect Back-Channel Logout 1.0: of all that tells it from an ID token, this alone must be there. */
    @Test
    void aLogoutTokenIsNoIdToken() {
        ObjectNode logout = claims();
        logout.putObject("events").putObject("http://schemas.openid.net/event/backchannel-logout");
        assertThat(refused(logout)).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void idTokensOfKeycloakAndCognitoAre() throws Exception {
        assertThat(check(claims().put("typ", "ID"))).isNotNull();
        assertThat(check(claims().put("token_use", "id"))).isNotNull();
    }
}
