package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.RealmRepresentation;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;

/**
 * The same attacks as on a realm's own tokens, on those that its identity pools issue: the classic flow's at STS, and a
 * backend's as a login of the person whom it signed in.
 */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PoolTokenAttackIT {

    private static final String POOLS = "cognito-identity.amazonaws.com";
    private static final String DEVELOPER = "login.backend";
    /** These change claims that pools' tokens do not have: signed by the realm's key, they would be what they were. */
    private static final Set<TokenAttack> OF_OTHER_CLAIMS = EnumSet.of(TokenAttack.LOGOUT_TOKEN, TokenAttack.REGISTRATION_TOKEN,
            TokenAttack.ID_TOKEN_TYPE_IN_LOWER_CASE, TokenAttack.NO_TYPE, TokenAttack.NOT_YET_VALID);

    private final KeycloakServer server;
    private GameRealm realm;
    private Tokens alice;
    private String classic;
    private GetOpenIdTokenForDeveloperIdentityResponse developer;

    PoolTokenAttackIT(KeycloakServer server) {
        this.server = server;
    }

    /** Where a pool's token is taken. */
    enum Kind { CLASSIC, DEVELOPER }

    @BeforeAll
    void issueTokens() {
        realm = GameRealm.on(server, PoolTokenAttackIT::settings);
        alice = realm.signIn(GameRealm.APP, "alice");
        classic = Refusals.json(realm.cognito("GetOpenIdToken", "{\"IdentityId\":\"" + realm.identityOf(alice.idToken()) + "\",\"Logins\":{\""
                + realm.provider() + "\":\"" + alice.idToken() + "\"}}")).path("Token").textValue();
        Credentials backend = Credentials.of(realm.restCredentials(alice.idToken()));
        try (CognitoIdentityClient pools = CognitoIdentityClient.builder().endpointOverride(realm.uri("/cognito-identity")).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        backend.accessKeyId(), backend.secretKey(), backend.sessionToken()))).build()) {
            developer = pools.getOpenIdTokenForDeveloperIdentity(request -> request.identityPoolId(realm.pool()).logins(Map.of(DEVELOPER, "user")));
        }
    }

    /** With the classic flow, a developer provider, and a backend's permission to whoever signs in. */
    private static void settings(RealmRepresentation representation) {
        MultivaluedHashMap<String, String> pool = representation.getComponents().getFirst(GameRealm.POOL_TYPE).getConfig();
        pool.putSingle("allowClassicFlow", "true");
        pool.putSingle("developerProviderName", DEVELOPER);
        representation.getComponents().getFirst(GameRealm.ROLE_TYPE).getConfig().putSingle("permissionsPolicies", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cognito-identity:GetOpenIdTokenForDeveloperIdentity","Resource":"*"}]}""");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    static Stream<Arguments> attacks() {
        return EnumSet.complementOf(EnumSet.copyOf(OF_OTHER_CLAIMS)).stream()
                .flatMap(attack -> Arrays.stream(Kind.values()).map(kind -> arguments(attack, kind)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefused(TokenAttack attack, Kind kind) {
        WireAnswer answer = knock(kind, attack.token(realm, new Tokens(alice.accessToken(), token(kind), alice.refreshToken())));

        Refusals.tellsNothing(answer);
        assertThat(answer.body()).doesNotContain("SessionToken");
        if (kind == Kind.CLASSIC) {
            assertThat(answer.status()).as(answer.body()).isIn(400, 403);
            assertThat(answer.body().replaceFirst("(?s).*<Code>([^<]+)</Code>.*", "$1")).as(answer.body()).isIn(StsTokenAttackIT.REFUSED);
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            // Of a pool that is not there, once the realm signed its name.
            assertThat(Refusals.json(answer).path("__type").textValue()).as(answer.body()).isIn("NotAuthorizedException", "ResourceNotFoundException");
        }
    }

    /** Else the attacks above could be refused for reasons of the test's own making. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatTheForgeSignsWithNothingChangedIsAccepted(Kind kind) {
        for (String token : new String[] {token(kind), realm.forged(token(kind), claims -> { })}) {
            WireAnswer answer = knock(kind, token);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    /** Else, whatever the realm's key signs would be a pool's word: its own tokens, and tokens of any other kind. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void theHeaderSaysThatAPoolIssuedIt(Kind kind) {
        String token = realm.forge().rs256(realm.trustedKid(), TokenForge.claimsOf(token(kind)));

        assertThat(knock(kind, token).body()).containsAnyOf("Issuer doesn&#39;t match", "Issuer doesn't match", "InvalidIdentityToken");
    }

    private String token(Kind kind) {
        return kind == Kind.CLASSIC ? classic : developer.token();
    }

    private WireAnswer knock(Kind kind, String token) {
        return kind == Kind.DEVELOPER ? realm.getCredentials(developer.identityId(), POOLS, token)
                : WireRequest.to("POST", realm.uri("/sts")).header("Content-Type", SigV4.FORM)
                        .body("Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=test&RoleArn="
                                + encoded("arn:aws:iam::" + GameRealm.ACCOUNT + ":role/player") + "&WebIdentityToken=" + encoded(token))
                        .send(server.baseUrl());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
