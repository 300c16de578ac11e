package dev.keypool.it.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.StandIns.Request;
import dev.keypool.it.server.StandIns.StandIn;
import dev.keypool.it.server.WithStandIns;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** People of Google, Apple, Amazon and Facebook, whose place is taken by stand-ins that speak as those are documented. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublicLoginsIT {

    private static final String GOOGLE = "accounts.google.com";
    private static final String APPLE = "appleid.apple.com";
    private static final String AMAZON = "www.amazon.com";
    private static final String FACEBOOK = "graph.facebook.com";
    private static final String AMAZON_CLIENT = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef";
    private static final String AMAZON_TOKEN = "Atza|IQEBLjAsAhRmHjNgHpi0U-Dme37rR6CuUpSR";
    private static final String FACEBOOK_APP = "1234567890123456";
    private static final String FACEBOOK_SECRET = "0123456789abcdef0123456789abcdef";
    private static final String FACEBOOK_TOKEN = "EAAGm0PX4ZCpsBAKZCZCZCZCfromFacebookLogin";
    private static final String OTHER_FACEBOOK_TOKEN = "EAAGm0PX4ZCpsBAKofAnotherApplication";
    private static final String REVOKED_FACEBOOK_TOKEN = "EAAGm0PX4ZCpsBAKnoLongerValid";
    private static final String PAGE_FACEBOOK_TOKEN = "EAAGm0PX4ZCpsBAKofAPage";

    private final KeycloakServer server;
    private final Issuer google = Issuer.of("https://accounts.google.com", "/google/oauth2/v3/certs");
    private final Issuer apple = Issuer.of("https://appleid.apple.com", "/apple/auth/keys");
    private final Issuer limitedLogin = Issuer.of("https://www.facebook.com", "/facebook/.well-known/oauth/openid/jwks/");
    private StandIn amazon;
    private StandIn facebook;
    private GameRealm game;

    PublicLoginsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void createRealm() {
        amazon = StandIns.at("/amazon/auth/o2/tokeninfo", PublicLoginsIT::tokenInformation);
        facebook = StandIns.at("/facebook/debug_token", PublicLoginsIT::debugToken);
        game = GameRealm.on(server);
        game.pool(config -> config.put("supportedLoginProviders", List.of(
                GOOGLE + "=407408718192.apps.googleusercontent.com;" + Issuer.CLIENT, APPLE + "=" + Issuer.CLIENT,
                AMAZON + "=" + AMAZON_CLIENT, FACEBOOK + "=" + FACEBOOK_APP)));
    }

    @AfterEach
    void removeRealm() {
        game.close();
    }

    @Test
    void googleWritesItsNameInTwoWays() {
        String token = google.idToken(c -> c.put("azp", Issuer.CLIENT).put("email_verified", true).put("hd", "example.org"));

        String identity = provesAPerson(GOOGLE, token);

        assertThat(with(GOOGLE, google.idToken(c -> c.put("iss", "accounts.google.com"))).getId(game.pool())).isEqualTo(identity);
        refused(GOOGLE, google.idToken(c -> c.put("aud", "another.apps.googleusercontent.com")), "Incorrect token audience");
        refused(GOOGLE, google.idToken(c -> c.put("azp", "another.apps.googleusercontent.com")), "Incorrect token audience");
        refused(GOOGLE, apple.idToken(), "Issuer doesn't match providerName");
        refused(GOOGLE, apple.idToken(c -> c.put("iss", "accounts.google.com")), "Couldn't verify signed token");
    }

    @Test
    void appleWritesTextsWhereOthersWriteBooleans() {
        String token = apple.idToken(c -> c.put("sub", "001968.a6ca0d0e4f2b4c7f8a1d2e3f4a5b6c7d.0733").put("email_verified", "true")
                .put("is_private_email", "false").put("nonce_supported", true).put("auth_time", System.currentTimeMillis() / 1000));

        provesAPerson(APPLE, token);

        refused(APPLE, apple.idToken(c -> c.put("aud", "org.example.another")), "Incorrect token audience");
    }

    @Test
    void facebookLimitedLoginHandsOutIdTokens() {
        provesAPerson(FACEBOOK, limitedLogin.idToken(c -> c.put("aud", FACEBOOK_APP).put("sub", "10158273645").put("jti", "Hb.kA")));

        refused(FACEBOOK, limitedLogin.idToken(), "Incorrect token audience");
        assertThat(facebook.requests()).isZero();
    }

    /** The same attacks as on any provider's ID tokens. What has not the form of one is an access token to Facebook. */
    @TestFactory
    Stream<DynamicTest> idTokensThatProveNothingAreRefused() {
        game.pool(config -> config.put("supportedLoginProviders",
                Stream.of(GOOGLE, APPLE, FACEBOOK).map(provider -> provider + "=" + Issuer.CLIENT).toList()));
        String ofTheRealm = game.alice().idToken();
        return Map.of(GOOGLE, google, APPLE, apple, FACEBOOK, limitedLogin).entrySet().stream().flatMap(kind -> {
            assertThat(with(kind.getKey(), kind.getValue().idToken()).getId(game.pool())).as("what the provider signs").isNotBlank();
            return Arrays.stream(OidcAttack.values())
                    .filter(attack -> !(kind.getKey().equals(FACEBOOK) && attack == OidcAttack.NO_TOKEN_AT_ALL))
                    .map(attack -> DynamicTest.dynamicTest(kind.getKey() + " " + attack,
                            () -> refused(kind.getKey(), attack.token(kind.getValue(), ofTheRealm), attack.message())));
        });
    }

    @Test
    void amazonIsAskedWhomATokenWasIssuedTo() {
        provesAPerson(AMAZON, AMAZON_TOKEN);
        assertThat(amazon.requests()).as("for both calls").isOne();

        refused(AMAZON, "Atza|ofAnotherApplication", "Incorrect token audience");
        refused(AMAZON, "Atza|noLongerValid", "The provider does not accept the token");
        refused(AMAZON, "Atza|expired", "The provider does not accept the token");
    }

    @Test
    void whatAmazonSaidIsRememberedWhileItIsDown() {
        KeypoolMetrics metrics = new KeypoolMetrics(server);
        PoolUser alice = with(AMAZON, AMAZON_TOKEN);
        String identity = alice.getId(game.pool());
        amazon.isDown();
        double before = metrics.requests(Map.of("warm", "true"));

        for (int time = 1; time <= 5; time++) {
            assertThat(alice.getCredentials(identity).identityId()).isEqualTo(identity);
        }

        assertThat(metrics.requests(Map.of("warm", "true")) - before).isGreaterThanOrEqualTo(3);
        assertThat(amazon.requests()).isOne();
        assertThatThrownBy(() -> with(AMAZON, "Atza|another").getId(game.pool())).isInstanceOf(ExternalServiceException.class)
                .hasMessageContaining("The provider cannot be reached");
    }

    @Test
    void facebookIsAskedWithTheSecretOfTheRealmsApplication() {
        assertThatThrownBy(() -> with(FACEBOOK, FACEBOOK_TOKEN).getId(game.pool())).as("the realm has no secret")
                .isInstanceOf(ExternalServiceException.class);
        assertThat(facebook.requests()).isZero();
        game.add(Providers.of("facebook", "facebook", Map.of("clientId", FACEBOOK_APP, "clientSecret", FACEBOOK_SECRET)));

        provesAPerson(FACEBOOK, FACEBOOK_TOKEN);
        assertThat(facebook.requests()).as("for both calls").isOne();

        refused(FACEBOOK, OTHER_FACEBOOK_TOKEN, "Incorrect token audience");
        refused(FACEBOOK, REVOKED_FACEBOOK_TOKEN, "The provider does not accept the token");
        refused(FACEBOOK, PAGE_FACEBOOK_TOKEN, "Not a person's access token");
    }

    @Test
    void theSameIdAtTwoProvidersIsTwoPeople() {
        assertThat(with(APPLE, apple.idToken()).getId(game.pool())).isNotEqualTo(with(GOOGLE, google.idToken()).getId(game.pool()));
    }

    @Test
    void aPoolThatDoesNotNameAProviderDoesNotAskIt() {
        game.pool(config -> config.put("supportedLoginProviders", List.of(APPLE + "=" + Issuer.CLIENT)));

        for (Map.Entry<String, String> login : Map.of(GOOGLE, google.idToken(), AMAZON, AMAZON_TOKEN, FACEBOOK, FACEBOOK_TOKEN).entrySet()) {
            refused(login.getKey(), login.getValue(), "Token is not from a supported provider");
        }
        assertThat(amazon.requests() + facebook.requests()).isZero();
    }

    @Test
    void nothingOfTokensAndSecretsIsLogged() throws IOException {
        game.add(Providers.of("facebook", "facebook", Map.of("clientId", FACEBOOK_APP, "clientSecret", FACEBOOK_SECRET)));
        with(AMAZON, AMAZON_TOKEN).getId(game.pool());
        with(FACEBOOK, FACEBOOK_TOKEN).getId(game.pool());
        refused(FACEBOOK, REVOKED_FACEBOOK_TOKEN, "");

        assertThat(server.log()).doesNotContain(AMAZON_TOKEN.substring(5), FACEBOOK_TOKEN, REVOKED_FACEBOOK_TOKEN, FACEBOOK_SECRET);
    }

    /** Gives the identity. */
    private String provesAPerson(String provider, String token) {
        PoolUser alice = with(provider, token);
        String identity = alice.getId(game.pool());
        var credentials = alice.getCredentials(identity).credentials();
        assertThat(alice.callerIdentity(credentials).arn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/player/CognitoIdentityCredentials");
        assertThat(game.evaluations().allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
        return identity;
    }

    private void refused(String provider, String token, String message) {
        assertThatThrownBy(() -> with(provider, token).getId(game.pool())).as(message).isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining(message);
    }

    private PoolUser with(String provider, String token) {
        return PoolUser.with(server, game.name(), Map.of(provider, token));
    }

    /** Amazon's answers; {@code exp} is seconds left. */
    private static Answer tokenInformation(Request request) {
        String token = request.header("x-amz-access-token");
        if (token == null) {
            return Answer.of(400, "{\"error\":\"invalid_request\",\"error_description\":\"The request is missing a required parameter\"}");
        }
        if (token.equals("Atza|noLongerValid")) {
            return Answer.of(400, "{\"error\":\"invalid_token\",\"error_description\":\"The access token provided is invalid or has expired\"}");
        }
        String client = token.equals("Atza|ofAnotherApplication") ? "amzn1.application-oa2-client.another" : AMAZON_CLIENT;
        return Answer.of(200, """
                {"iss":"https://www.amazon.com","user_id":"amzn1.account.AGM6GZJB6GO42REKZDL33HG7GEJA","aud":"%s",\
                "app_id":"amzn1.application.%s","exp":%d,"iat":1311280970}""".formatted(
                client, client.substring(client.lastIndexOf('.') + 1), token.equals("Atza|expired") ? 0 : 3597));
    }

    /** Graph API's answers, to the application itself only. */
    private static Answer debugToken(Request request) {
        if (!("Bearer " + FACEBOOK_APP + "|" + FACEBOOK_SECRET).equals(request.header("Authorization"))) {
            return Answer.of(400, "{\"error\":{\"message\":\"Error validating application. Invalid application ID.\","
                    + "\"type\":\"OAuthException\",\"code\":190}}");
        }
        String token = URLDecoder.decode(request.query().substring("input_token=".length()), StandardCharsets.UTF_8);
        if (token.equals(OTHER_FACEBOOK_TOKEN)) {
            return Answer.of(400, "{\"error\":{\"message\":\"(#100) The App_id in the input_token did not match the Viewing App\","
                    + "\"type\":\"OAuthException\",\"code\":100}}");
        }
        long now = System.currentTimeMillis() / 1000;
        boolean valid = !token.equals(REVOKED_FACEBOOK_TOKEN);
        return Answer.of(200, """
                {"data":{"app_id":"%s","type":"%s","application":"Game","data_access_expires_at":%d,"expires_at":%d,"is_valid":%b,%s\
                "issued_at":%d,"scopes":["email","public_profile"],"user_id":"10158273645"}}""".formatted(
                FACEBOOK_APP, token.equals(PAGE_FACEBOOK_TOKEN) ? "PAGE" : "USER", now + 7_776_000, now + 5_184_000, valid,
                valid ? "" : "\"error\":{\"code\":190,\"message\":\"Error validating access token\",\"subcode\":460},", now - 60));
    }
}
