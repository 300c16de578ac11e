package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import dev.keypool.outbound.Circuit;
import dev.keypool.outbound.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opaque tokens, against stand-ins that answer as Amazon's and Facebook's documentation has it. */
class AccessTokensTest {

    private static final String TOKEN = "Atza|IQEBLjAsAhRm+/=secret";
    private static final Set<String> APPLICATIONS = Set.of("amzn1.application-oa2-client.abc");

    private final ManualClock clock = new ManualClock();
    private StandIn provider;
    private OutboundHttp http;
    private AmazonAccessTokens amazon;
    private FacebookAccessTokens facebook;

    @BeforeEach
    void start() throws IOException {
        provider = new StandIn();
        http = StandIn.http();
        amazon = new AmazonAccessTokens(http, provider.uri("/auth/o2/tokeninfo"), clock);
        facebook = new FacebookAccessTokens(http, provider.uri("/debug_token"), clock);
    }

    @AfterEach
    void stop() {
        http.close();
        provider.close();
    }

    private void amazonAnswers(int status, String body) {
        provider.pages.put("/auth/o2/tokeninfo", StandIn.json(status, body));
    }

    private static String amazonAnswer(String exp) {
        return "{\"app_id\":\"amzn1.application.xyz\",\"aud\":\"amzn1.application-oa2-client.abc\",\"exp\":" + exp
                + ",\"iat\":1475349936,\"iss\":\"https://www.amazon.com\",\"user_id\":\"amzn1.account.K2LI23KL2LK2\"}";
    }

    private Reason amazonRefuses() {
        ExternalTokenException refused = Refused.exception(() -> amazon.verify(APPLICATIONS, TOKEN));
        assertThat(refused.getMessage()).doesNotContain("Atza").doesNotContain("secret");
        return refused.reason();
    }

    @Test
    void amazonSaysWhoseTokenItIsAndForWhichApplication() throws Exception {
        amazonAnswers(200, amazonAnswer("3597"));
        VerifiedAccessToken verified = amazon.verify(APPLICATIONS, TOKEN);
        assertThat(verified).isEqualTo(new VerifiedAccessToken("amzn1.account.K2LI23KL2LK2", "amzn1.application-oa2-client.abc", clock.seconds() + 3597));
        assertThat(provider.asked).containsExactly("/auth/o2/tokeninfo");
        assertThat(provider.askedHeaders.get(0).get("X-amz-access-token")).containsExactly(TOKEN);
    }

    @Test
    void amazonsApplicationIdDoesAsWellAsTheClientId() throws Exception {
        amazonAnswers(200, amazonAnswer("3597"));
        assertThat(amazon.verify(Set.of("amzn1.application.xyz"), TOKEN).clientId()).isEqualTo("amzn1.application.xyz");
    }

    @Test
    void amazonGetsTheTokenInTheQueryWhenItMissesItInTheHeader() throws Exception {
        provider.pages.put("/auth/o2/tokeninfo", exchange -> {
            boolean inQuery = ("access_token=" + TOKEN).equals(exchange.getRequestURI().getQuery());
            StandIn.json(inQuery ? 200 : 400, inQuery ? amazonAnswer("3597") : "{\"error\":\"invalid_request\",\"error_description\":\"missing\"}").answer(exchange);
        });
        assertThat(amazon.verify(APPLICATIONS, TOKEN).subject()).isEqualTo("amzn1.account.K2LI23KL2LK2");
        assertThat(provider.asked).containsExactly("/auth/o2/tokeninfo", "/auth/o2/tokeninfo?access_token=Atza%7CIQEBLjAsAhRm%2B%2F%3Dsecret");
    }

    @Test
    void aTokenForAnotherApplicationIsRefusedWhoeverItIs() {
        amazonAnswers(200, amazonAnswer("3597").replace("client.abc", "client.evil"));
        assertThat(amazonRefuses()).isEqualTo(Reason.WRONG_AUDIENCE);
        amazonAnswers(200, amazonAnswer("3597"));
        assertThat(Refused.by(() -> amazon.verify(Set.of(), TOKEN))).isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @CsvSource({"400,REJECTED", "401,REJECTED", "403,REJECTED", "302,REJECTED", "429,PROVIDER_UNREACHABLE", "500,PROVIDER_UNREACHABLE", "503,PROVIDER_UNREACHABLE"})
    void amazonsRefusalsAreToldApartFromItsOutages(int status, Reason reason) {
        amazonAnswers(status, "{\"error\":\"invalid_token\",\"error_description\":\"" + TOKEN + "\"}");
        assertThat(amazonRefuses()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"0,REJECTED", "-5,REJECTED", "1475349936,REJECTED", "'\"3597\"',PROVIDER_MISCONFIGURED", "null,PROVIDER_MISCONFIGURED", "1e400,PROVIDER_MISCONFIGURED",
            "9223372036854775807,PROVIDER_MISCONFIGURED", "253402300800,PROVIDER_MISCONFIGURED"})
    void amazonsTokensEnd(String exp, Reason reason) {
        amazonAnswers(200, amazonAnswer(exp));
        assertThat(amazonRefuses()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "<html/>", "{\"aud\":\"amzn1.application-oa2-client.abc\",\"exp\":3597}",
            "{\"aud\":\"amzn1.application-oa2-client.abc\",\"exp\":3597,\"user_id\":\"\"}", "{\"aud\":[\"amzn1.application-oa2-client.abc\"],\"exp\":3597,\"user_id\":\"a\"}",
            "{\"aud\":\"amzn1.application-oa2-client.evil\",\"aud\":\"amzn1.application-oa2-client.abc\",\"exp\":3597,\"user_id\":\"a\"}"})
    void answersWithoutWhatTheyMustSayProveNothing(String body) {
        amazonAnswers(200, body);
        assertThat(amazonRefuses()).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "a\r\nX: y", "\u00e9", "a\u0000"})
    void whatNoProviderHandsOutIsNotSent(String token) {
        assertThat(Refused.by(() -> amazon.verify(APPLICATIONS, token))).isEqualTo(Reason.MALFORMED);
        assertThat(Refused.by(() -> facebook.verify("123", "s", token))).isEqualTo(Reason.MALFORMED);
        assertThat(Refused.by(() -> amazon.verify(APPLICATIONS, "a".repeat(4097)))).isEqualTo(Reason.MALFORMED);
        assertThat(provider.asked).isEmpty();
    }

    private void facebookAnswers(int status, String body) {
        provider.pages.put("/debug_token", StandIn.json(status, body));
    }

    private String facebookAnswer() {
        return "{\"data\":{\"app_id\":\"123\",\"type\":\"USER\",\"application\":\"Game\",\"data_access_expires_at\":1900000000,\"expires_at\":" + (clock.seconds() + 5000)
                + ",\"is_valid\":true,\"scopes\":[\"public_profile\"],\"user_id\":\"10215241773831025\"}}";
    }

    private Reason facebookRefuses() {
        ExternalTokenException refused = Refused.exception(() -> facebook.verify("123", "app-secret", TOKEN));
        assertThat(refused.getMessage()).doesNotContain("Atza").doesNotContain("secret|");
        return refused.reason();
    }

    @Test
    void facebookSaysWhoseTokenItIsToTheApplicationItself() throws Exception {
        facebookAnswers(200, facebookAnswer());
        VerifiedAccessToken verified = facebook.verify("123", "app-secret", TOKEN);
        assertThat(verified).isEqualTo(new VerifiedAccessToken("10215241773831025", "123", clock.seconds() + 5000));
        assertThat(verified.toString()).isEqualTo("VerifiedAccessToken[123]");
        assertThat(provider.asked).containsExactly("/debug_token?input_token=Atza%7CIQEBLjAsAhRm%2B%2F%3Dsecret");
        assertThat(provider.askedHeaders.get(0).get("Authorization")).containsExactly("Bearer 123|app-secret");
    }

    @Test
    void facebooksIdsMayBeNumbers() throws Exception {
        facebookAnswers(200, facebookAnswer().replace("\"123\"", "123").replace("\"10215241773831025\"", "10215241773831025"));
        assertThat(facebook.verify("123", "app-secret", TOKEN).subject()).isEqualTo("10215241773831025");
    }

    @Test
    void aTokenWithoutEndIsAskedForAgainWithinTheHour() throws Exception {
        facebookAnswers(200, facebookAnswer().replaceFirst("\"expires_at\":\\d+", "\"expires_at\":0").replace("1900000000", "0"));
        assertThat(facebook.verify("123", "app-secret", TOKEN).expiresAt()).isEqualTo(clock.seconds() + 3600);
        facebookAnswers(200, facebookAnswer().replaceFirst("\"expires_at\":\\d+", "\"expires_at\":0"));
        assertThat(facebook.verify("123", "app-secret", TOKEN).expiresAt()).as("the end of what the application may see").isEqualTo(1_900_000_000);
    }

    @Test
    void facebooksTokensOfOthersAreRefused() {
        facebookAnswers(200, facebookAnswer().replace("\"app_id\":\"123\"", "\"app_id\":\"666\""));
        assertThat(facebookRefuses()).isEqualTo(Reason.WRONG_AUDIENCE);
        facebookAnswers(400, "{\"error\":{\"message\":\"(#100) The App_id in the input_token did not match the Viewing App\",\"type\":\"OAuthException\",\"code\":100}}");
        assertThat(facebookRefuses()).isEqualTo(Reason.WRONG_AUDIENCE);
        facebookAnswers(200, facebookAnswer().replace("\"USER\"", "\"PAGE\""));
        assertThat(facebookRefuses()).isEqualTo(Reason.WRONG_TYPE);
        facebookAnswers(200, facebookAnswer().replace("\"type\":\"USER\",", ""));
        assertThat(facebookRefuses()).isEqualTo(Reason.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"is_valid\":false", "\"is_valid\":\"true\"", "\"is_valid\":1", "\"is_valid\":null", "\"x\":true",
            "\"is_valid\":true,\"error\":{\"code\":190,\"message\":\"Session has expired\"}"})
    void onlyWhatFacebookCallsValidIs(String validity) {
        facebookAnswers(200, facebookAnswer().replace("\"is_valid\":true", validity));
        assertThat(facebookRefuses()).isEqualTo(Reason.REJECTED);
    }

    @ParameterizedTest
    @CsvSource({"190,PROVIDER_MISCONFIGURED", "4,PROVIDER_UNREACHABLE", "2,PROVIDER_UNREACHABLE", "100,WRONG_AUDIENCE", "0,PROVIDER_MISCONFIGURED"})
    void facebooksErrorsSayWhoHasToDoSomething(int code, Reason reason) {
        for (int status : new int[] {400, 200}) {
            facebookAnswers(status, "{\"error\":{\"message\":\"m\",\"type\":\"OAuthException\",\"code\":" + code + "}}");
            assertThat(facebookRefuses()).isEqualTo(reason);
        }
    }

    @Test
    void facebooksTokensEnd() {
        facebookAnswers(200, facebookAnswer().replaceFirst("\"expires_at\":\\d+", "\"expires_at\":" + clock.seconds()));
        assertThat(facebookRefuses()).isEqualTo(Reason.REJECTED);
        facebookAnswers(200, facebookAnswer().replace("1900000000", "1000000000"));
        assertThat(facebookRefuses()).isEqualTo(Reason.REJECTED);
        facebookAnswers(200, facebookAnswer().replaceFirst("\"expires_at\":\\d+,", ""));
        assertThat(facebookRefuses()).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @Test
    void aProviderThatIsDownIsLeftAloneForAWhile() throws Exception {
        amazonAnswers(503, "");
        for (int i = 0; i < 50; i++) {
            assertThat(amazonRefuses()).isEqualTo(Reason.PROVIDER_UNREACHABLE);
        }
        assertThat(provider.asked).hasSize(Circuit.FAILURES);
        clock.pass(Circuit.PAUSE);
        assertThat(amazonRefuses()).isEqualTo(Reason.PROVIDER_UNREACHABLE);
        assertThat(amazonRefuses()).isEqualTo(Reason.PROVIDER_UNREACHABLE);
        assertThat(provider.asked).as("one tries").hasSize(Circuit.FAILURES + 1);
        clock.pass(Circuit.PAUSE);
        amazonAnswers(200, amazonAnswer("3597"));
        for (int i = 0; i < 5; i++) {
            assertThat(amazon.verify(APPLICATIONS, TOKEN)).isNotNull();
        }
    }

    @Test
    void refusedTokensOfStrangersDoNotMakeItLookDown() throws Exception {
        amazonAnswers(400, "{\"error\":\"invalid_token\"}");
        for (int i = 0; i < 20; i++) {
            assertThat(amazonRefuses()).isEqualTo(Reason.REJECTED);
        }
        amazonAnswers(200, amazonAnswer("3597"));
        assertThat(amazon.verify(APPLICATIONS, TOKEN)).isNotNull();
    }

    @Test
    void theProvidersOwnAddressesAreHttps() {
        for (URI address : List.of(AmazonAccessTokens.ADDRESS, FacebookAccessTokens.ADDRESS)) {
            assertThat(address).hasScheme("https");
        }
    }
}
