package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.UserProfileResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** Groups' roles in tokens, by the protocol mapper "Cognito roles". */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CognitoRolesIT {

    private static final String PLAYER = "arn:aws:iam::000000000000:role/player";
    private static final String REFEREE = "arn:aws:iam::000000000000:role/referee";
    private static final String TOKEN_MAPPING = "{\"provider\":\"realm:cli\",\"type\":\"Token\",\"ambiguousRoleResolution\":\"Deny\"}";

    private final KeycloakServer server;
    private final GameRealm realm;
    private final String alice;

    CognitoRolesIT(KeycloakServer server) {
        this.server = server;
        this.realm = GameRealm.on(server);
        String referee = "{\"name\":\"referee\",\"trustPolicy\":" + GameRealm.trust(realm.pool(), "authenticated") + "}";
        assertThat(realm.admin().post("roles", referee).statusCode()).isEqualTo(201);
        ComponentRepresentation pool = realm.resource().components().component(realm.poolUuid()).toRepresentation();
        pool.getConfig().put("roleMappings", List.of(TOKEN_MAPPING));
        realm.resource().components().component(realm.poolUuid()).update(pool);
        this.alice = realm.resource().users().search("alice").get(0).getId();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @AfterEach
    void removeGroupsAndMappers() {
        realm.resource().groups().groups(0, 1000).forEach(group -> realm.resource().groups().group(group.getId()).remove());
        ClientResource cli = cli();
        cli.getProtocolMappers().getMappers().forEach(mapper -> cli.getProtocolMappers().delete(mapper.getId()));
    }

    @Test
    void theGroupWithTheLowestPrecedenceGivesTheRole() {
        mapper(Map.of());
        join("players", "player", "10");
        join("referees", REFEREE, "1");

        JsonNode claims = idToken();
        PoolUser user = realm.alice();
        String identity = user.getId(realm.pool());

        assertThat(texts(claims.path("cognito:groups"))).containsExactly("referees", "players");
        assertThat(texts(claims.path("cognito:roles"))).containsExactly(REFEREE, PLAYER);
        assertThat(claims.path("cognito:preferred_role").textValue()).isEqualTo(REFEREE);
        assertThat(role(user, identity, null)).isEqualTo("referee");
        assertThat(role(user, identity, PLAYER)).isEqualTo("player");
    }

    @Test
    void aTieBetweenRolesIsAmbiguous() {
        mapper(Map.of());
        join("players", "player", "1");
        join("referees", "referee", "1");

        PoolUser user = realm.alice();
        String identity = user.getId(realm.pool());

        assertThat(idToken().has("cognito:preferred_role")).isFalse();
        assertThatThrownBy(() -> user.getCredentials(identity)).isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("The ambiguous role mapping rules for: ");
        assertThat(role(user, identity, PLAYER)).isEqualTo("player");
    }

    @Test
    void whoIsInNoGroupChoosesNoRole() {
        mapper(Map.of());
        group("referees", "referee", "1", null);
        PoolUser user = realm.alice();
        String identity = user.getId(realm.pool());

        assertThat(idToken().has("cognito:groups")).isFalse();
        assertThatThrownBy(() -> user.getCredentials(identity, REFEREE)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void anAttributeOfTheirOwnGivesNobodyARole() {
        mapper(Map.of());
        UserProfileResource profiles = realm.resource().users().userProfile();
        UPConfig profile = profiles.getConfiguration();
        profile.setUnmanagedAttributePolicy(UnmanagedAttributePolicy.ENABLED);
        profiles.update(profile);
        UserResource user = realm.resource().users().get(alice);
        UserRepresentation with = user.toRepresentation();
        with.setAttributes(new HashMap<>(Map.of("keypool.role", List.of(REFEREE), "keypool.precedence", List.of("0"))));
        user.update(with);

        assertThat(user.toRepresentation().getAttributes()).containsKey("keypool.role");
        assertThat(idToken().has("cognito:roles")).isFalse();
    }

    @Test
    void aParentsRoleIsNotInherited() {
        mapper(Map.of());
        String staff = group("staff", REFEREE, "0", null);
        realm.resource().users().get(alice).joinGroup(group("players", PLAYER, "5", staff));

        assertThat(texts(idToken().path("cognito:groups"))).containsExactly("staff/players");
        assertThat(texts(idToken().path("cognito:roles"))).containsExactly(PLAYER);
    }

    @Test
    void whatNamesNoRoleIsLeftOut() {
        mapper(Map.of());
        join("gone", "no such role", "0");
        join("wrong", "arn:aws:s3:::bucket", "0");
        join("elsewhere", "arn:aws:iam::210987654321:role/elsewhere", "not a number");

        assertThat(texts(idToken().path("cognito:groups"))).containsExactly("gone", "wrong", "elsewhere");
        assertThat(texts(idToken().path("cognito:roles"))).containsExactly("arn:aws:iam::210987654321:role/elsewhere");
    }

    @Test
    void itIsInTheTokensThatTheMapperSays() {
        String mapper = mapper(Map.of("access.token.claim", "true", "userinfo.token.claim", "true", "introspection.token.claim", "true"));
        join("players", "player", "1");

        assertThat(idToken().path("cognito:preferred_role").textValue()).isEqualTo(PLAYER);
        assertThat(claimsOfAccessToken().path("cognito:preferred_role").textValue()).isEqualTo(PLAYER);
        assertThat(userInfo()).contains("\"cognito:preferred_role\":\"" + PLAYER + "\"");

        ClientResource cli = cli();
        ProtocolMapperRepresentation changed = cli.getProtocolMappers().getMapperById(mapper);
        changed.getConfig().putAll(Map.of("id.token.claim", "false", "access.token.claim", "false", "userinfo.token.claim", "false"));
        cli.getProtocolMappers().update(mapper, changed);

        assertThat(idToken().has("cognito:roles")).isFalse();
        assertThat(claimsOfAccessToken().has("cognito:roles")).isFalse();
        assertThat(userInfo()).doesNotContain("cognito:");
    }

    @Test
    void aLightweightAccessTokenHasItOnlyWhereTheMapperSays() {
        String mapper = mapper(Map.of("access.token.claim", "true"));
        join("players", "player", "1");
        ClientResource cli = cli();
        ClientRepresentation client = cli.toRepresentation();
        client.getAttributes().put("client.use.lightweight.access.token.enabled", "true");
        cli.update(client);

        assertThat(Tokens.claims(tokens().accessToken()).has("realm_access")).as("lightweight").isFalse();
        assertThat(claimsOfAccessToken().has("cognito:roles")).isFalse();
        assertThat(idToken().has("cognito:roles")).isTrue();

        ProtocolMapperRepresentation changed = cli.getProtocolMappers().getMapperById(mapper);
        changed.getConfig().put("lightweight.claim", "true");
        cli.getProtocolMappers().update(mapper, changed);

        assertThat(texts(claimsOfAccessToken().path("cognito:roles"))).containsExactly(PLAYER);
        client.getAttributes().put("client.use.lightweight.access.token.enabled", "false");
        cli.update(client);
    }

    /** Mappers are called in no order that we choose, and Keycloak adds several values of one claim to a list that is there. */
    @Test
    void otherMappersOfTheSameClaimDoNotBreakTheTokenEndpoint() {
        mapper(Map.of());
        for (String name : List.of("A", "Z")) {
            ProtocolMapperRepresentation groups = new ProtocolMapperRepresentation();
            groups.setName(name);
            groups.setProtocol("openid-connect");
            groups.setProtocolMapper("oidc-group-membership-mapper");
            groups.setConfig(new HashMap<>(Map.of("claim.name", "cognito:groups", "id.token.claim", "true", "full.path", "true")));
            add(groups);
        }
        join("players", "player", "1");

        assertThat(texts(idToken().path("cognito:groups"))).contains("players");
    }

    @Test
    void aRealmWhoseSettingsAreWrongStillSignsPeopleIn() {
        mapper(Map.of());
        join("players", "player", "1");
        RealmRepresentation settings = realm.resource().toRepresentation();
        settings.getAttributes().put("keypool.region", "No region!");
        realm.resource().update(settings);

        JsonNode claims = idToken();
        settings.getAttributes().put("keypool.region", "us-east-1");
        realm.resource().update(settings);

        assertThat(texts(claims.path("cognito:groups"))).containsExactly("players");
        assertThat(claims.has("cognito:roles")).isFalse();
    }

    /** Against a refresh without the mapper; generous, because the machine is not ours alone. */
    @Test
    void aHundredGroupsTakeNoTimeToSpeakOf() {
        for (int i = 0; i < 100; i++) {
            join("group" + i, i % 2 == 0 ? "player" : REFEREE, Integer.toString(i));
        }
        long without = millis(tokens().refreshToken());
        mapper(Map.of("access.token.claim", "true", "userinfo.token.claim", "true"));
        long with = millis(tokens().refreshToken());

        JsonNode claims = idToken();
        assertThat(texts(claims.path("cognito:groups"))).hasSize(100).startsWith("group0", "group1", "group2");
        assertThat(claims.path("cognito:preferred_role").textValue()).isEqualTo(PLAYER);
        assertThat(with).as("milliseconds for a refresh, without the mapper " + without).isLessThan(2 * without + 50);
    }

    private long millis(String refreshToken) {
        Map<String, String> form = Map.of("grant_type", "refresh_token", "client_id", "cli", "refresh_token", refreshToken, "scope", "openid");
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 15; i++) {
            long start = System.nanoTime();
            Tokens.request(server, realm.name(), form);
            best = Math.min(best, (System.nanoTime() - start) / 1_000_000);
        }
        return best;
    }

    private String role(PoolUser user, String identity, String custom) {
        String arn = user.callerIdentity(user.getCredentials(identity, custom).credentials()).arn();
        return arn.split("/")[1];
    }

    private Tokens tokens() {
        return Tokens.byDirectGrant(server, realm.name(), "cli", "alice", GameRealm.PASSWORD);
    }

    private JsonNode idToken() {
        return Tokens.claims(tokens().idToken());
    }

    private JsonNode claimsOfAccessToken() {
        return Tokens.claims(tokens().accessToken());
    }

    private String userInfo() {
        HttpResponse<String> response = new Http().send(HttpRequest.newBuilder(
                URI.create(server.realm(realm.name()) + "/protocol/openid-connect/userinfo"))
                .header("Authorization", "Bearer " + tokens().accessToken()).build());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private String mapper(Map<String, String> more) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("Cognito roles");
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-cognito-roles-mapper");
        Map<String, String> config = new HashMap<>(Map.of("id.token.claim", "true", "access.token.claim", "false", "userinfo.token.claim", "false"));
        config.putAll(more);
        mapper.setConfig(config);
        return add(mapper);
    }

    private String add(ProtocolMapperRepresentation mapper) {
        try (Response response = cli().getProtocolMappers().createMapper(mapper)) {
            assertThat(response.getStatus()).isEqualTo(201);
            return response.getLocation().getPath().replaceAll(".*/", "");
        }
    }

    private ClientResource cli() {
        return realm.resource().clients().get(realm.resource().clients().findByClientId("cli").get(0).getId());
    }

    private void join(String name, String role, String precedence) {
        realm.resource().users().get(alice).joinGroup(group(name, role, precedence, null));
    }

    /** @param parent its id, or null */
    private String group(String name, String role, String precedence, String parent) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        group.setAttributes(Map.of("keypool.role", List.of(role), "keypool.precedence", List.of(precedence)));
        try (Response response = parent == null ? realm.resource().groups().add(group) : realm.resource().groups().group(parent).subGroup(group)) {
            assertThat(response.getStatus()).isEqualTo(201);
            return response.getLocation().getPath().replaceAll(".*/", "");
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.textValue()));
        return texts;
    }
}
