package dev.keypool.it.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.StandIns.StandIn;
import dev.keypool.it.server.WithStandIns;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.ExternalServiceException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** People of an external OpenID Connect provider: another realm, of which the pool's knows no more than of a stranger. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OidcLoginsIT {

    private final KeycloakServer server;
    private GameRealm game;
    private GameRealm corp;

    OidcLoginsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void createProvider() {
        corp = GameRealm.on(server, realm -> {
            ClientRepresentation tv = ThrowawayRealm.publicClient("tv");
            realm.setClients(List.of(realm.getClients().get(0), realm.getClients().get(1), tv));
        });
    }

    @AfterAll
    void removeProvider() {
        corp.close();
    }

    @BeforeEach
    void createRealm() {
        game = GameRealm.on(server);
        game.add(Providers.oidc("corp", server, corp));
        game.pool(config -> config.putSingle("openIdConnectProviders", "{\"identityProvider\":\"corp\",\"clientIds\":[\"cli\"]}"));
    }

    @AfterEach
    void removeRealm() {
        game.close();
    }

    @Test
    void haveAnIdentityThatStays() {
        PoolUser alice = alice();

        String identity = alice.getId(game.pool());
        Credentials credentials = alice.getCredentials(identity).credentials();

        assertThat(alice().getId(game.pool())).as("with another token").isEqualTo(identity);
        assertThat(alice.callerIdentity(credentials).arn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/player/CognitoIdentityCredentials");
        assertThat(game.evaluations().allows(credentials, "s3:GetObject", "arn:aws:s3:::game/saves/" + identity + "/1")).isTrue();
    }

    /** Whom Keycloak brokers is a person of the realm, whose tokens the realm signs; who comes with the provider's own token is not. */
    @Test
    void areNotThePeopleThatKeycloakBrokers() {
        String brokered = game.resource().users().search("alice").get(0).getId();
        FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
        link.setIdentityProvider("corp");
        link.setUserId(Tokens.claims(token("cli")).path("sub").asText());
        link.setUserName("alice");
        game.resource().users().get(brokered).addFederatedIdentity("corp", link).close();

        assertThat(alice().getId(game.pool())).isNotEqualTo(game.alice().getId(game.pool()));
    }

    @Test
    void comeFromTheClientsThatThePoolNames() {
        refused(() -> with(token("tv")).getId(game.pool()), "Incorrect token audience");

        game.change("corp", provider -> provider.getConfig().put("keypoolClientIds", "phone tv"));
        refused(() -> with(token("tv")).getId(game.pool()), "Incorrect token audience");

        game.pool(config -> config.putSingle("openIdConnectProviders", "corp"));
        String identity = with(token("tv")).getId(game.pool());
        refused(() -> with(token("cli")).getId(game.pool()), "Incorrect token audience");

        game.change("corp", provider -> provider.getConfig().put("clientId", "cli"));
        assertThat(with(token("cli")).getId(game.pool())).as("the same person by another application").isEqualTo(identity);
    }

    @Test
    void areRefusedAtOnceWhereTheProviderIsDisabledOrRemoved() {
        PoolUser alice = alice();
        String identity = alice.getId(game.pool());
        for (int time = 1; time <= 3; time++) {
            alice.getCredentials(identity);
        }

        game.change("corp", provider -> provider.setEnabled(false));
        refused(() -> alice.getCredentials(identity), "Token is not from a supported provider");
        refused(() -> alice.getId(game.pool()), "Token is not from a supported provider");

        game.change("corp", provider -> provider.setEnabled(true));
        for (int time = 1; time <= 3; time++) {
            assertThat(alice.getCredentials(identity).identityId()).isEqualTo(identity);
        }

        game.pool(config -> config.remove("openIdConnectProviders"));
        refused(() -> alice.getCredentials(identity), "Token is not from a supported provider");

        game.pool(config -> config.putSingle("openIdConnectProviders", "{\"identityProvider\":\"corp\",\"clientIds\":[\"cli\"]}"));
        assertThat(alice.getCredentials(identity).identityId()).isEqualTo(identity);
        game.resource().identityProviders().get("corp").remove();
        refused(() -> alice.getCredentials(identity), "Token is not from a supported provider");
    }

    @Test
    void repeatedExchangesAreWarmAndAskTheProviderOnce() {
        KeypoolMetrics metrics = new KeypoolMetrics(server);
        StandIn keys = relayedKeys();
        PoolUser alice = alice();
        String identity = alice.getId(game.pool());
        assertThat(keys.requests()).isOne();
        keys.isDown();
        double before = metrics.requests(Map.of("warm", "true"));

        for (int time = 1; time <= 5; time++) {
            assertThat(alice.getCredentials(identity).identityId()).as("while the provider is down").isEqualTo(identity);
        }

        assertThat(metrics.requests(Map.of("warm", "true")) - before).isGreaterThanOrEqualTo(3);
        assertThat(alice().getCredentials(identity).identityId()).as("a new token, with the keys that are known").isEqualTo(identity);
        assertThat(keys.requests()).isOne();
    }

    @Test
    void areRefusedForTheProvidersSakeWhenItCannotBeAskedAtFirst() {
        StandIn keys = relayedKeys();
        keys.isDown();

        assertThatThrownBy(() -> alice().getId(game.pool())).isInstanceOf(ExternalServiceException.class)
                .hasMessageContaining("The provider cannot answer");
        for (int time = 1; time <= 5; time++) {
            assertThatThrownBy(() -> alice().getId(game.pool())).isInstanceOf(ExternalServiceException.class);
        }
        assertThat(keys.requests()).as("it is left alone for a while").isOne();
    }

    @Test
    void twoLoginsOfOneCallAreOnePersonFromThenOn() {
        PoolUser corps = alice();
        PoolUser realms = game.alice();

        String identity = both(realms, corps).getId(game.pool());

        assertThat(corps.getId(game.pool())).isEqualTo(identity);
        assertThat(realms.getId(game.pool())).isEqualTo(identity);
        assertThat(realms.getCredentials(identity).identityId()).isEqualTo(identity);
        assertThat(corps.getCredentials(identity).identityId()).isEqualTo(identity);
    }

    @Test
    void twoPeopleOfWhomOneCallProvesBothAreMerged() {
        PoolUser corps = alice();
        PoolUser realms = game.alice();
        String ofCorp = corps.getId(game.pool());
        String ofRealm = realms.getId(game.pool());
        assertThat(ofCorp).isNotEqualTo(ofRealm);

        String merged = both(realms, corps).getCredentials(ofRealm).identityId();

        assertThat(merged).isIn(ofCorp, ofRealm);
        assertThat(corps.getId(game.pool())).isEqualTo(merged);
        assertThat(realms.getId(game.pool())).isEqualTo(merged);
        assertThat(both(realms, corps).getCredentials(merged).identityId()).isEqualTo(merged);
    }

    @Test
    void oneGoodTokenOfTwoIsNotEnough() {
        PoolUser realms = game.alice();

        refused(() -> both(realms, with(token("tv"))).getId(game.pool()), "Incorrect token audience");

        String identity = realms.getId(game.pool());
        assertThat(alice().getId(game.pool())).as("nothing was linked").isNotEqualTo(identity);
    }

    /** The provider's keys by way of the tests, who can take it out of service. */
    private StandIn relayedKeys() {
        // The server keeps keys by their address: one of this test's own.
        String path = "/corp/" + game.name() + "/keys";
        StandIn keys = StandIns.at(path, request -> Answer.of(200,
                new Http().get(URI.create(server.realm(corp.name()) + "/protocol/openid-connect/certs")).body()));
        game.change("corp", provider -> provider.getConfig().put("jwksUrl", StandIns.uri(server, path).toString()));
        return keys;
    }

    private PoolUser both(PoolUser one, PoolUser other) {
        Map<String, String> logins = new HashMap<>(one.logins());
        logins.putAll(other.logins());
        return PoolUser.with(server, game.name(), logins);
    }

    private PoolUser alice() {
        return with(token("cli"));
    }

    private String token(String client) {
        return Tokens.byDirectGrant(server, corp.name(), client, "alice", GameRealm.PASSWORD).idToken();
    }

    private PoolUser with(String idToken) {
        return PoolUser.with(server, game.name(), Map.of(PoolUser.provider(server.issuer(corp.name())), idToken));
    }

    private static void refused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(NotAuthorizedException.class).hasMessageContaining(message);
    }
}
