package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that prove nothing open none of the three doors. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokenAttackIT {

    private final KeycloakServer server;
    private GameRealm realm;
    private Tokens alice;
    private String identityId;

    TokenAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        realm = GameRealm.on(server);
        alice = realm.signIn(GameRealm.APP, "alice");
        identityId = realm.identityOf(alice.idToken());
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    static Stream<Arguments> attacksAtAllDoors() {
        return Arrays.stream(TokenAttack.values())
                .flatMap(attack -> Arrays.stream(Door.values()).map(door -> arguments(attack, door)));
    }

    @ParameterizedTest
    @MethodSource("attacksAtAllDoors")
    void isRefused(TokenAttack attack, Door door) {
        String token = attack.token(realm, alice);

        String message = door.refuses(door.knock(realm, identityId, realm.provider(), token));

        assertThat(message).startsWith("Invalid login token.").contains(attack.message());
    }

    /** Else the attacks above could be refused for reasons of the test's own making. */
    @ParameterizedTest
    @EnumSource(Door.class)
    void whatTheForgeSignsWithNothingChangedIsAccepted(Door door) {
        String token = realm.forged(alice.idToken(), claims -> { });

        assertThat(door.knock(realm, identityId, realm.provider(), token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void manyClaimsAreReadWithinTheLimits(Door door) {
        String token = realm.forged(alice.idToken(), claims -> claims.put("padding", "x".repeat(20_000)));

        assertThat(door.knock(realm, identityId, realm.provider(), token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void aTokenThatWasAcceptedIsRefusedOnceItExpires(Door door) throws InterruptedException {
        String token = realm.forged(alice.idToken(), claims -> claims.put("exp", System.currentTimeMillis() / 1000 + 3));
        assertThat(door.knock(realm, identityId, realm.provider(), token).status()).isEqualTo(200);

        String message = untilRefused(door, token);

        assertThat(message).contains("Token expired");
    }

    @Test
    void aRealTokenOfAShortLivedClientExpires() throws InterruptedException {
        try (GameRealm other = GameRealm.on(server)) {
            other.updateClient(GameRealm.APP, client -> client.getAttributes().put("access.token.lifespan", "2"));
            String token = other.idToken("alice");
            WireAnswer answer = other.getId(other.provider(), token);
            for (int i = 0; i < 100 && answer.status() == 200; i++) {
                Thread.sleep(100);
                answer = other.getId(other.provider(), token);
            }

            assertThat(Door.GET_ID.refuses(answer)).contains("Token expired");
        }
    }

    /** The same person, the same id, the same client name: only the realm differs. */
    @ParameterizedTest
    @EnumSource(Door.class)
    void aTokenOfAnotherRealmIsRefusedUnderEitherName(Door door) {
        String userId = realm.user("alice").getId();
        try (GameRealm other = GameRealm.on(server)) {
            String token = other.forged(other.idToken("alice"), claims -> claims.put("sub", userId));

            String underOurs = door.refuses(door.knock(realm, identityId, realm.provider(), token));
            String underItsOwn = door.refuses(door.knock(realm, identityId, other.provider(), token));

            assertThat(underOurs).contains("Issuer doesn't match providerName");
            assertThat(underItsOwn).containsAnyOf("not from a supported provider", "Issuer doesn't match providerName");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Door.class, names = {"GET_ID", "GET_CREDENTIALS"})
    void anotherSpellingOfTheProviderIsAnotherProvider(Door door) {
        for (String provider : new String[] {realm.issuer(), realm.provider() + "/", realm.provider().toUpperCase(),
            "accounts.google.com", " " + realm.provider()}) {
            WireAnswer answer = door.knock(realm, identityId, provider, alice.idToken());

            assertThat(door.refuses(answer)).as(provider).contains("not from a supported provider");
        }
        // This one is known: under it come the tokens that this server's pools made themselves.
        WireAnswer answer = door.knock(realm, identityId, "cognito-identity.amazonaws.com", alice.idToken());
        assertThat(door.refuses(answer)).containsAnyOf("not from a supported provider", "Issuer doesn't match providerName");
    }

    @Test
    void bobsTokenDoesNotOpenAlicesIdentity() {
        WireAnswer answer = realm.getCredentials(identityId, realm.provider(), realm.idToken("bob"));

        assertThat(Refusals.cognito(answer, 400, "NotAuthorizedException")).startsWith("Logins don't match.");
    }

    @Test
    void alicesIdentityIsNoGuests() {
        WireAnswer answer = realm.getCredentials(identityId, null, null);

        assertThat(Refusals.cognito(answer, 400, "NotAuthorizedException")).endsWith("is forbidden.");
    }

    @Test
    void aGoodTokenBesideABadOneIsNotEnough() {
        String body = "{\"IdentityId\":\"" + identityId + "\",\"Logins\":{\"" + realm.provider() + "\":\"" + alice.idToken()
                + "\",\"accounts.google.com\":\"x\"}}";

        Refusals.cognito(realm.cognito("GetCredentialsForIdentity", body), 400, "NotAuthorizedException");
    }

    private String untilRefused(Door door, String token) throws InterruptedException {
        WireAnswer answer = door.knock(realm, identityId, realm.provider(), token);
        for (int i = 0; i < 100 && answer.status() == 200; i++) {
            Thread.sleep(100);
            answer = door.knock(realm, identityId, realm.provider(), token);
        }
        return door.refuses(answer);
    }
}
