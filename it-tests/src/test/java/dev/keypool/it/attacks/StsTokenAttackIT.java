package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.Admin;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.admin.client.Keycloak;

/** The same attacks as at the pools, on AssumeRoleWithWebIdentity with the realm's own tokens. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StsTokenAttackIT {

    /** What STS calls a token that is none, is for somebody else, or is of somebody who is not let in. */
    static final Set<String> REFUSED = Set.of("InvalidIdentityToken", "ExpiredTokenException", "IDPRejectedClaim", "AccessDenied",
            // By its length alone.
            "ValidationError");

    private final KeycloakServer server;
    private GameRealm realm;
    private Tokens alice;

    StsTokenAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeRole() {
        realm = GameRealm.on(server);
        alice = realm.signIn(GameRealm.APP, "alice");
        String role = """
                {"name":"person","trustPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                 "Principal":{"Federated":"arn:aws:iam::%s:oidc-provider/realms/%s"},"Condition":{"StringEquals":{"realms/%s:aud":"%s"}}}]}}"""
                .formatted(GameRealm.ACCOUNT, realm.name(), realm.name(), GameRealm.APP);
        try (Keycloak admin = Admin.of(server)) {
            assertThat(KeypoolAdmin.as(admin, server, realm.name()).post("roles", role).statusCode()).isEqualTo(201);
        }
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void whatTheForgeSignsWithNothingChangedIsAccepted() {
        assertThat(knock(alice.idToken()).status()).isEqualTo(200);
        assertThat(knock(realm.forged(alice.idToken(), claims -> { })).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(TokenAttack.class)
    void isRefused(TokenAttack attack) {
        WireAnswer answer = knock(attack.token(realm, alice));

        Refusals.tellsNothing(answer);
        assertThat(answer.status()).as(answer.body()).isIn(400, 403);
        assertThat(answer.body()).contains("<ErrorResponse").doesNotContain("SessionToken");
        assertThat(answer.body().replaceFirst("(?s).*<Code>([^<]+)</Code>.*", "$1")).as(answer.body()).isIn(REFUSED);
    }

    private WireAnswer knock(String token) {
        return WireRequest.to("POST", realm.uri("/sts")).header("Content-Type", SigV4.FORM)
                .body("Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=test&RoleArn="
                        + encoded("arn:aws:iam::" + GameRealm.ACCOUNT + ":role/person") + "&WebIdentityToken=" + encoded(token))
                .send(server.baseUrl());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
