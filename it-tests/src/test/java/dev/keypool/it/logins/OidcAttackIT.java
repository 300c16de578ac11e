package dev.keypool.it.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.attacks.TokenForge;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.StandIns.StandIn;
import dev.keypool.it.server.WithStandIns;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** External providers' tokens that prove nothing, and addresses that must not be called. Every kind of token is in the unit tests. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OidcAttackIT {

    private static final String SECRET_PLACE = "/attacks/secret";

    private final KeycloakServer server;
    private GameRealm game;
    private Issuer issuer;

    OidcAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void createRealm() {
        // Keycloak's own look at the addresses of identity providers is not what is tested.
        game = GameRealm.on(server, realm -> realm.setSslRequired("none"));
        issuer = Issuer.discovered(server, "/attacks");
        trust("stand-in", issuer.name(), null);
    }

    @AfterAll
    void removeRealm() {
        game.close();
    }

    @ParameterizedTest
    @EnumSource(OidcAttack.class)
    void isRefused(OidcAttack attack) {
        String token = attack.token(issuer, game.alice().idToken());

        assertThatThrownBy(() -> with(issuer.provider(), token).getId(game.pool())).isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid login token.").hasMessageContaining(attack.message());
    }

    /** Else the attacks above could be refused for reasons of the test's own making. */
    @Test
    void whatTheIssuerSignsIsAccepted() {
        String identity = with(issuer.provider(), issuer.idToken()).getId(game.pool());

        assertThat(with(issuer.provider(), issuer.idToken(c -> c.put("azp", Issuer.CLIENT).putArray("aud").add("another").add(Issuer.CLIENT)))
                .getId(game.pool())).isEqualTo(identity);
        assertThat(with(issuer.provider(), issuer.idToken(c -> c.put("exp", System.currentTimeMillis() / 1000 - 200)))
                .getId(game.pool())).as("within five minutes' grace").isEqualTo(identity);
    }

    @Test
    void aTokenSaysNotWhereItsKeyIs() {
        TokenForge forge = new TokenForge();
        StandIn secret = StandIns.at(SECRET_PLACE, request -> Answer.of(200, "{\"keys\":[]}"));
        for (String member : new String[] {"jku", "x5u"}) {
            ObjectNode header = TokenForge.header("RS256", issuer.keyId()).put(member, StandIns.uri(server, SECRET_PLACE).toString());
            String token = forge.rs256(header, issuer.claims(c -> { }).toString());

            assertThatThrownBy(() -> with(issuer.provider(), token).getId(game.pool())).as(member).isInstanceOf(NotAuthorizedException.class);
        }
        assertThat(secret.requests()).isZero();
    }

    @Test
    void newKeysAreTakenOnceTokensNameThem() throws InterruptedException {
        Issuer rotating = Issuer.discovered(server, "/rotating");
        trust("rotating", rotating.name(), null);
        String identity = with(rotating.provider(), rotating.idToken()).getId(game.pool());
        String old = rotating.idToken(c -> c.put("nonce", "not seen before"));
        rotating.rotate("key-2");
        PoolUser alice = with(rotating.provider(), rotating.idToken());

        // Unknown keys are asked for every ten seconds.
        String found = null;
        for (long end = System.nanoTime() + 30_000_000_000L; found == null && System.nanoTime() < end; Thread.sleep(500)) {
            try {
                found = alice.getId(game.pool());
            } catch (NotAuthorizedException e) {
                assertThat(e).hasMessageContaining("Couldn't verify signed token");
            }
        }

        assertThat(found).isEqualTo(identity);
        assertThat(rotating.published().requests()).isEqualTo(2);
        assertThatThrownBy(() -> with(rotating.provider(), old).getId(game.pool())).as("the key that is gone")
                .isInstanceOf(NotAuthorizedException.class);
    }

    /** Of hosts that may have private addresses, "localhost" is one; its address is another name. */
    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data", "https://169.254.169.254/latest/meta-data", "http://127.0.0.1:${port}",
        "http://[::1]:${port}", "http://0.0.0.0:${port}", "http://2130706433:${port}", "https://10.0.0.1"})
    void addressesThatAreNotAllowedAreNotCalled(String address) {
        URI standIns = StandIns.uri(server, SECRET_PLACE);
        StandIn secret = StandIns.at(SECRET_PLACE, request -> Answer.of(200, "{\"keys\":[]}"));
        URI keys = URI.create(address.replace("${port}", "" + standIns.getPort()) + SECRET_PLACE);
        String name = "https://idp.example.com/" + Integer.toHexString(address.hashCode());
        trust("inside-" + Integer.toHexString(address.hashCode()), name, keys);
        Issuer inside = Issuer.of(name, "/attacks/none");

        assertThatThrownBy(() -> with(inside.provider(), inside.idToken()).getId(game.pool())).isInstanceOf(ExternalServiceException.class)
                .hasMessageContaining("The provider cannot be").hasMessageNotContaining(keys.getHost() == null ? "169" : keys.getHost());
        assertThat(secret.requests()).isZero();
    }

    @Test
    void discoveryDoesNotLeadInside() {
        StandIn secret = StandIns.at(SECRET_PLACE, request -> Answer.of(200, "{\"keys\":[]}"));
        URI standIns = StandIns.uri(server, SECRET_PLACE);
        Issuer leading = Issuer.discovered(server, "/leading");
        StandIns.at("/leading/.well-known/openid-configuration", request -> Answer.of(200, "{\"issuer\":\"" + leading.name()
                + "\",\"jwks_uri\":\"http://127.0.0.1:" + standIns.getPort() + SECRET_PLACE + "\"}"));
        Issuer redirecting = Issuer.discovered(server, "/redirecting");
        StandIns.at("/redirecting/keys", request -> new Answer(302, "{}", Map.of("Location", standIns.toString())));

        for (Issuer from : new Issuer[] {leading, redirecting}) {
            trust(from.name().replaceFirst(".*/", ""), from.name(), null);
            assertThatThrownBy(() -> with(from.provider(), from.idToken()).getId(game.pool())).as(from.name())
                    .isInstanceOf(ExternalServiceException.class);
        }
        assertThat(secret.requests()).isZero();
    }

    /** In each operation that takes logins; whose identity it is does not matter to the provider. */
    @Test
    void whileAProviderIsDownItsPeopleAreToldSo() {
        game.pool(config -> config.putSingle("allowClassicFlow", "true"));
        String identity = with(issuer.provider(), issuer.idToken()).getId(game.pool());
        Issuer down = Issuer.discovered(server, "/down");
        trust("down", down.name(), null);
        down.published().isDown();
        Map<String, String> logins = Map.of(down.provider(), down.idToken());
        try (CognitoIdentityClient pools = CognitoIdentityClient.builder().endpointOverride(URI.create(server.realm(game.name()) + "/cognito-identity"))
                .region(Region.US_EAST_1).credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> pools.getId(request -> request.identityPoolId(game.pool()).logins(logins)),
                    () -> pools.getCredentialsForIdentity(request -> request.identityId(identity).logins(logins)),
                    () -> pools.getOpenIdToken(request -> request.identityId(identity).logins(logins)),
                    () -> pools.unlinkIdentity(request -> request.identityId(identity).logins(logins).loginsToRemove(issuer.provider())))) {
                assertThatThrownBy(call).isInstanceOfSatisfying(ExternalServiceException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.awsErrorDetails().errorMessage()).startsWith("The provider cannot ").doesNotContain("503");
                });
            }
        }
        assertThat(with(issuer.provider(), issuer.idToken()).getId(game.pool())).as("nothing was unlinked").isEqualTo(identity);
    }

    /** A discovery document that speaks for another issuer is nobody's. */
    @Test
    void discoverySpeaksForItselfOnly() {
        Issuer other = Issuer.discovered(server, "/other");
        StandIns.at("/other/.well-known/openid-configuration", request -> Answer.of(200,
                "{\"issuer\":\"" + issuer.name() + "\",\"jwks_uri\":\"" + other.name() + "/keys\"}"));
        trust("other", other.name(), null);

        assertThatThrownBy(() -> with(other.provider(), other.idToken()).getId(game.pool())).isInstanceOf(ExternalServiceException.class)
                .hasMessageContaining("another issuer's");
        assertThat(other.published().requests()).isZero();
    }

    /** @param keys where its keys are, or null where discovery says so */
    private void trust(String alias, String name, URI keys) {
        game.add(keys == null ? Providers.oidc(alias, name) : Providers.oidc(alias, name, keys));
        game.pool(config -> config.add("openIdConnectProviders",
                "{\"identityProvider\":\"%s\",\"clientIds\":[\"%s\"]}".formatted(alias, Issuer.CLIENT)));
    }

    private PoolUser with(String provider, String token) {
        return PoolUser.with(server, game.name(), Map.of(provider, token));
    }
}
