package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.Http;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.RoleRepresentation;

/** Who may not ask for decisions, and what takes the permission away again: at once, though callers are remembered. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EvaluationCallerAttackIT {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final KeycloakServer server;
    private GameRealm realm;
    private Credentials alice;

    EvaluationCallerAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        realm = GameRealm.on(server);
        alice = realm.credentialsOf("alice");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    enum Caller {
        NOBODY(realm -> null),
        NO_TOKEN_AFTER_BEARER(realm -> ""),
        NO_TOKEN_AT_ALL(realm -> "letmein"),
        PERSON(realm -> realm.signIn(GameRealm.APP, "alice").accessToken()),
        PERSON_AT_THE_SERVICE(realm -> Tokens.byDirectGrant(realm.server(), realm.name(), GameRealm.SERVICE,
                GameRealm.SECRET, "alice", GameRealm.PASSWORD).accessToken()),
        ID_TOKEN(realm -> realm.idToken("alice")),
        REFRESH_TOKEN(realm -> realm.signIn(GameRealm.APP, "alice").refreshToken()),
        TAMPERED(realm -> realm.serviceToken().replaceFirst("\\.[^.]*$", ".AAAA")),
        ALG_NONE(realm -> {
            String token = realm.serviceToken();
            return TokenForge.input(TokenForge.header("none", TokenForge.headerOf(token).path("kid").asText()),
                    TokenForge.claimsOf(token).toString()) + ".";
        }),
        EXPIRED(realm -> realm.forged(realm.serviceToken(), claims -> claims.put("exp", System.currentTimeMillis() / 1000 - 1))),
        NOT_YET_VALID(realm -> realm.forged(realm.serviceToken(), claims -> claims.put("nbf", System.currentTimeMillis() / 1000 + 600))),
        ID_TYPE(realm -> realm.forged(realm.serviceToken(), claims -> claims.put("typ", "ID"))),
        BOUND_TO_A_KEY(realm -> realm.forged(realm.serviceToken(), claims -> claims.putObject("cnf").put("jkt", "abc"))),
        OF_ANOTHER_CLIENT_IN_NAME(realm -> realm.forged(realm.serviceToken(), claims -> claims.put("azp", GameRealm.OTHER_APP))),
        OF_A_PERSON_IN_NAME(realm -> realm.forged(realm.serviceToken(), claims -> claims.put("sub", realm.user("alice").getId()))),
        ANOTHER_ISSUER(realm -> realm.forged(realm.serviceToken(), claims -> claims.put("iss", realm.issuer() + "2")));

        private final Function<GameRealm, String> token;

        Caller(Function<GameRealm, String> token) {
            this.token = token;
        }
    }

    @ParameterizedTest
    @EnumSource(Caller.class)
    void isNotAnswered(Caller caller) {
        Refusals.plain(ask(realm, caller.token.apply(realm)), UNAUTHORIZED, "invalid_token");
    }

    @Test
    void theServiceIsAnsweredAndSoIsItsTokenFromTheForge() {
        assertThat(ask(realm, realm.serviceToken()).body()).contains("\"decision\":true");
        assertThat(ask(realm, realm.forged(realm.serviceToken(), claims -> { })).body()).contains("\"decision\":true");
    }

    @Test
    void personsWithTheRoleAreNotAnswered() {
        try (GameRealm other = GameRealm.on(server)) {
            other.resource().users().get(other.user("alice").getId()).roles().realmLevel()
                    .add(List.of(other.resource().roles().get(GameRealm.EVALUATE).toRepresentation()));
            Refusals.plain(ask(other, other.signIn(GameRealm.APP, "alice").accessToken()), UNAUTHORIZED, "invalid_token");
        }
    }

    @Test
    void aTokenOfAnotherRealmIsNotAnswered() {
        try (GameRealm other = GameRealm.on(server)) {
            Refusals.plain(ask(realm, other.serviceToken()), UNAUTHORIZED, "invalid_token");
        }
    }

    @Test
    void aTokenThatDoesNotTellTheRoleIsForbidden() {
        String narrowed = realm.forged(realm.serviceToken(), claims -> claims.remove("realm_access"));

        Refusals.plain(ask(realm, narrowed), FORBIDDEN, "insufficient_scope");
    }

    @Test
    void aTokenThatOnlyTellsTheRoleIsForbidden() {
        try (GameRealm other = GameRealm.on(server)) {
            removeRole(other);
            String claiming = other.forged(other.serviceToken(),
                    claims -> claims.putObject("realm_access").putArray("roles").add(GameRealm.EVALUATE));

            Refusals.plain(ask(other, other.serviceToken()), FORBIDDEN, "insufficient_scope");
            Refusals.plain(ask(other, claiming), FORBIDDEN, "insufficient_scope");
        }
    }

    /** The caller has been answered and is remembered; then something changes. */
    enum Change {
        ROLE_TAKEN_AWAY(FORBIDDEN, (realm, token) -> removeRole(realm)),
        ROLE_DELETED(FORBIDDEN, (realm, token) -> realm.resource().roles().deleteRole(GameRealm.EVALUATE)),
        /** One of the same name, that nobody has been given. */
        ROLE_MADE_ANEW(FORBIDDEN, (realm, token) -> {
            realm.resource().roles().deleteRole(GameRealm.EVALUATE);
            realm.resource().roles().create(new RoleRepresentation(GameRealm.EVALUATE, "", false));
        }),
        TOKEN_REVOKED(UNAUTHORIZED, (realm, token) -> assertThat(new Http().postForm(
                realm.uri("/protocol/openid-connect/revoke"), Map.of("client_id", GameRealm.SERVICE, "client_secret", GameRealm.SECRET,
                        "token", token)).statusCode()).isEqualTo(200)),
        CLIENT_DISABLED(UNAUTHORIZED, (realm, token) -> realm.updateClient(GameRealm.SERVICE, client -> client.setEnabled(false))),
        CLIENT_MADE_PUBLIC(UNAUTHORIZED, (realm, token) -> realm.updateClient(GameRealm.SERVICE, client -> client.setPublicClient(true))),
        CLIENT_DELETED(UNAUTHORIZED, (realm, token) -> realm.resource().clients().get(
                realm.resource().clients().findByClientId(GameRealm.SERVICE).get(0).getId()).remove()),
        SERVICE_ACCOUNT_TURNED_OFF(UNAUTHORIZED,
                (realm, token) -> realm.updateClient(GameRealm.SERVICE, client -> client.setServiceAccountsEnabled(false))),
        SERVICE_ACCOUNT_DISABLED(UNAUTHORIZED, (realm, token) -> {
            String id = TokenForge.claimsOf(token).path("sub").asText();
            var user = realm.resource().users().get(id).toRepresentation();
            user.setEnabled(false);
            realm.resource().users().get(id).update(user);
        }),
        NOT_BEFORE_OF_THE_REALM(UNAUTHORIZED, (realm, token) -> realm.update(settings -> settings.setNotBefore(later()))),
        NOT_BEFORE_OF_THE_CLIENT(UNAUTHORIZED,
                (realm, token) -> realm.updateClient(GameRealm.SERVICE, client -> client.setNotBefore(later()))),
        SIGNING_KEY_REMOVED(UNAUTHORIZED, (realm, token) -> realm.resource().keys().getKeyMetadata().getKeys().stream()
                .filter(key -> TokenForge.headerOf(token).path("kid").asText().equals(key.getKid()))
                .forEach(key -> realm.resource().components().component(key.getProviderId()).remove()));

        private final int status;
        private final BiConsumer<GameRealm, String> change;

        Change(int status, BiConsumer<GameRealm, String> change) {
            this.status = status;
            this.change = change;
        }

        private static int later() {
            return (int) (System.currentTimeMillis() / 1000) + 2;
        }
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void holdsAtOnce(Change change) {
        try (GameRealm other = GameRealm.on(server)) {
            String token = other.serviceToken();
            var call = EvaluationCall.get(other.credentialsOf("alice"), "saves/x");
            for (int i = 0; i < 3; i++) {
                assertThat(other.evaluate(token, call).status()).isEqualTo(200);
            }

            change.change.accept(other, token);

            Refusals.plain(other.evaluate(token, call), change.status, change.status == FORBIDDEN ? "insufficient_scope" : "invalid_token");
            Refusals.plain(other.evaluate(token, call), change.status, change.status == FORBIDDEN ? "insufficient_scope" : "invalid_token");
        }
    }

    @Test
    void aRememberedCallerIsForgottenOnceItsTokenExpires() throws InterruptedException {
        String token = realm.forged(realm.serviceToken(), claims -> claims.put("exp", System.currentTimeMillis() / 1000 + 3));
        WireAnswer answer = ask(realm, token);
        assertThat(answer.status()).isEqualTo(200);
        for (int i = 0; i < 100 && answer.status() == 200; i++) {
            Thread.sleep(100);
            answer = ask(realm, token);
        }

        Refusals.plain(answer, UNAUTHORIZED, "invalid_token");
    }

    @Test
    void aTokenRevokedBeforeItsFirstUseIsNotAnswered() {
        String token = realm.serviceToken();
        Change.TOKEN_REVOKED.change.accept(realm, token);

        Refusals.plain(ask(realm, token), UNAUTHORIZED, "invalid_token");
    }

    @Test
    void twoTokensAreNotAnswered() {
        WireAnswer answer = WireRequest.to("POST", realm.uri("/identity-pools/access/v1/evaluation"))
                .header("Authorization", "Bearer " + realm.serviceToken()).header("Authorization", "Bearer " + realm.serviceToken())
                .header("Content-Type", "application/json").body(EvaluationCall.get(alice, "x").toString()).send(server.baseUrl());

        Refusals.plain(answer, UNAUTHORIZED, "invalid_token");
    }

    @Test
    void aDisabledRealmAndOneThatRequiresHttpsDoNotAnswer() {
        try (GameRealm other = GameRealm.on(server)) {
            String token = other.serviceToken();
            var call = EvaluationCall.get(other.credentialsOf("alice"), "saves/x");
            other.update(settings -> settings.setSslRequired("all"));
            Refusals.plain(other.evaluate(token, call), FORBIDDEN, "access_denied");

            other.update(settings -> {
                settings.setSslRequired("external");
                settings.setEnabled(false);
            });
            Refusals.plain(other.evaluate(token, call), FORBIDDEN, "access_denied");
        }
    }

    private WireAnswer ask(GameRealm where, String token) {
        Credentials credentials = where == realm ? alice : where.credentialsOf("alice");
        String identityId = credentials.identityId();
        return where.evaluate(token, EvaluationCall.get(credentials, "saves/" + identityId + "/1"));
    }

    private static void removeRole(GameRealm realm) {
        String serviceAccount = realm.resource().clients().get(
                realm.resource().clients().findByClientId(GameRealm.SERVICE).get(0).getId()).getServiceAccountUser().getId();
        realm.resource().users().get(serviceAccount).roles().realmLevel()
                .remove(List.of(realm.resource().roles().get(GameRealm.EVALUATE).toRepresentation()));
    }
}
