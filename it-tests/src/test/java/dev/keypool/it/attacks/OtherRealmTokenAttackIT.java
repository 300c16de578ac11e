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

/** The same attacks as on a realm's own tokens, on those of another realm of the server, whose people the pool trusts. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OtherRealmTokenAttackIT {

    private final KeycloakServer server;
    /** Whose tokens they are. */
    private GameRealm staff;
    /** Whose pool takes them. */
    private GameRealm game;
    private Tokens alice;
    private String identityId;

    OtherRealmTokenAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        staff = GameRealm.on(server);
        game = GameRealm.on(server, realm -> realm.getComponents().getFirst(GameRealm.POOL_TYPE).getConfig().putSingle("appClients",
                "{\"realm\":\"" + staff.name() + "\",\"clientId\":\"" + GameRealm.APP + "\"}"));
        alice = staff.signIn(GameRealm.APP, "alice");
        identityId = Refusals.json(game.getId(staff.provider(), alice.idToken())).path("IdentityId").textValue();
    }

    @AfterAll
    void removeRealms() {
        game.close();
        staff.close();
    }

    /** The third knows the realm's own tokens only. */
    static Stream<Arguments> attacks() {
        return Arrays.stream(TokenAttack.values())
                .flatMap(attack -> Stream.of(Door.GET_ID, Door.GET_CREDENTIALS).map(door -> arguments(attack, door)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefused(TokenAttack attack, Door door) {
        String message = door.refuses(door.knock(game, identityId, staff.provider(), attack.token(staff, alice)));

        assertThat(message).startsWith("Invalid login token.").contains(attack.message());
    }

    /** Else the attacks above could be refused for reasons of the test's own making. */
    @ParameterizedTest
    @EnumSource(value = Door.class, names = {"GET_ID", "GET_CREDENTIALS"})
    void whatTheForgeSignsWithNothingChangedIsAccepted(Door door) {
        String token = staff.forged(alice.idToken(), claims -> { });

        assertThat(door.knock(game, identityId, staff.provider(), token).status()).isEqualTo(200);
    }

    /** The same names in both realms, and each with a key that the other does not know. */
    @Test
    void theKeysOfThePoolsOwnRealmSignForItselfOnly() {
        String token = game.forged(alice.idToken(), claims -> { });

        assertThat(Door.GET_ID.refuses(game.getId(staff.provider(), token))).contains("Token signature invalid");
        assertThat(Door.GET_ID.refuses(game.getId(staff.provider(), game.idToken("alice")))).contains("Issuer doesn't match providerName");
        assertThat(Door.GET_ID.refuses(game.getId(game.provider(), alice.idToken()))).contains("not from a supported provider");
        assertThat(Door.REST.isClosed(game.restCredentials(alice.idToken()))).contains("not from a supported provider");
    }
}
