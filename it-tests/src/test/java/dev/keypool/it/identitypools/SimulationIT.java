package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.Evaluations;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.client.SignedRequests;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ComponentRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;

/** What a simulation says is what happens. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SimulationIT {

    private static final String EVERYTHING = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Everything","Effect":"Allow","Action":"*","Resource":"*"},\
            {"Sid":"NoVault","Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::vault/*"}]}""";

    private final KeycloakServer server;
    private final GameRealm realm;
    private final KeypoolAdmin admin;

    SimulationIT(KeycloakServer server) {
        this.server = server;
        this.realm = GameRealm.on(server);
        this.admin = realm.admin();
        ComponentRepresentation guest = realm.resource().components().component(realm.role("guest")).toRepresentation();
        guest.getConfig().put("permissionsPolicies", List.of(EVERYTHING));
        realm.resource().components().component(guest.getId()).update(guest);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void aPersonsSessionIsDecidedAsTheRealOne() {
        PoolUser alice = realm.alice();
        String identity = alice.getId(realm.pool());
        Credentials credentials = alice.getCredentials(identity).credentials();
        String principal = "{\"role\":\"player\",\"identityId\":\"" + identity + "\"}";

        for (String resource : List.of("arn:aws:s3:::game/saves/" + identity + "/1", "arn:aws:s3:::game/saves/other/1", "arn:aws:s3:::game")) {
            assertSame(credentials, principal, "s3:GetObject", resource);
            assertSame(credentials, principal, "s3:PutObject", resource);
        }
    }

    /** The scope-down of the enhanced flow included. */
    @Test
    void aGuestsSessionIsDecidedAsTheRealOne() {
        PoolUser guest = realm.guest();
        String identity = guest.getId(realm.pool());
        Credentials credentials = guest.getCredentials(identity).credentials();
        String principal = "{\"role\":\"guest\",\"identityId\":\"" + identity + "\",\"guest\":true}";

        assertSame(credentials, principal, "s3:GetObject", "arn:aws:s3:::game/1");
        assertSame(credentials, principal, "s3:GetObject", "arn:aws:s3:::vault/1");
        assertSame(credentials, principal, "ec2:TerminateInstances", "arn:aws:ec2:us-east-1:000000000000:instance/i-1");
        assertThat(ask(principal, "ec2:TerminateInstances", "arn:aws:ec2:us-east-1:000000000000:instance/i-1").path("decision").textValue())
                .isEqualTo("implicitDeny");
        assertThat(ask("{\"role\":\"guest\"}", "ec2:TerminateInstances", "arn:aws:ec2:us-east-1:000000000000:instance/i-1").path("decision").textValue())
                .as("the role alone").isEqualTo("allowed");
    }

    @Test
    void itShowsTheStatementThatDecides() {
        JsonNode result = ask("{\"role\":\"" + realm.role("guest") + "\"}", "s3:GetObject", "arn:aws:s3:::vault/1");

        assertThat(result.toString()).isEqualTo("{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::vault/1\",\"decision\":\"explicitDeny\","
                + "\"matchedStatements\":[{\"policy\":\"identityPolicies[0]\",\"sid\":\"NoVault\",\"index\":1,\"effect\":\"Deny\"}],"
                + "\"reasons\":[\"It is denied by statement 1 (NoVault) of identityPolicies[0].\"]}");
    }

    @Test
    void aChangedPolicyIsSeenAtOnce() {
        String arn = "arn:aws:iam::000000000000:role/changing";
        String role = "{\"name\":\"changing\",\"trustPolicy\":" + GameRealm.trust(realm.pool(), "authenticated") + ",\"permissionsPolicies\":[%s]}";
        String id = KeypoolAdmin.json(admin.post("roles", role.formatted(EVERYTHING))).path("id").textValue();
        assertThat(ask("{\"role\":\"" + arn + "\"}", "s3:GetObject", "*").path("decision").textValue()).isEqualTo("allowed");

        assertThat(admin.put("roles/" + id, role.formatted(GameRealm.NOTHING)).statusCode()).isEqualTo(200);

        assertThat(ask("{\"role\":\"" + arn + "\"}", "s3:GetObject", "*").path("decision").textValue()).isEqualTo("explicitDeny");
    }

    @Test
    void whoMayViewTheRealmMayAskAndNobodyElse() {
        String question = question("{\"role\":\"guest\"}", "s3:GetObject", "*");

        assertThat(KeypoolAdmin.with(server, realm.name(), tokenOf("view-realm")).post("simulate", question).statusCode()).isEqualTo(200);
        assertThat(KeypoolAdmin.with(server, realm.name(), tokenOf("view-users")).post("simulate", question).statusCode()).isEqualTo(403);
        assertThat(KeypoolAdmin.with(server, realm.name(), "nonsense").post("simulate", question).statusCode()).isEqualTo(401);
    }

    @Test
    void itIsBounded() {
        String many = "\"arn:aws:s3:::game/" + "x".repeat(40) + "\",";
        for (String body : List.of("", "[]", "{", "{\"principal\":" + "[".repeat(5000), " ".repeat(600 * 1024),
                "{\"principal\":{\"role\":\"guest\"},\"action\":\"s3:GetObject\",\"resource\":[" + many.repeat(100) + "\"*\"]}",
                question("{\"role\":\"guest\"}", "s3:" + "x".repeat(300), "*"), question("{\"role\":\"guest\"}", "s3:GetObject", "arn:aws:s3:::" + "x".repeat(3000)))) {
            HttpResponse<String> response = admin.post("simulate", body);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(KeypoolAdmin.json(response).path("errorMessage").textValue()).isNotBlank();
        }
        assertThat(admin.post("simulate", question("{\"role\":\"guest\",\"identityId\":\"us-east-1:00000000-0000-4000-8000-000000000000\"}", "s3:GetObject", "*"))
                .statusCode()).isEqualTo(404);
    }

    private void assertSame(Credentials credentials, String principal, String action, String resource) {
        Evaluations evaluations = realm.evaluations();
        JsonNode real = evaluations.decide(credentials, SignedRequests.get(credentials, "/"), action, resource).path("context");
        JsonNode simulated = ask(principal, action, resource);

        assertThat(simulated.path("decision")).as(action + " " + resource).isEqualTo(real.path("outcome"));
        assertThat(simulated.path("matchedStatements")).isEqualTo(real.path("statements"));
        assertThat(simulated.path("reasons")).isEqualTo(real.path("reasons"));
    }

    private JsonNode ask(String principal, String action, String resource) {
        HttpResponse<String> response = admin.post("simulate", question(principal, action, resource));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return KeypoolAdmin.json(response).at("/results/0");
    }

    private static String question(String principal, String action, String resource) {
        return "{\"principal\":" + principal + ",\"action\":\"" + action + "\",\"resource\":\"" + resource + "\"}";
    }

    /** Somebody of the realm itself with one role of its administration. */
    private String tokenOf(String role) {
        String client = realm.resource().clients().findByClientId("realm-management").get(0).getId();
        realm.resource().users().create(ThrowawayRealm.user(role, GameRealm.PASSWORD)).close();
        realm.resource().users().get(realm.resource().users().search(role).get(0).getId()).roles().clientLevel(client)
                .add(List.of(realm.resource().clients().get(client).roles().get(role).toRepresentation()));
        return Tokens.byDirectGrant(server, realm.name(), "admin-cli", role, GameRealm.PASSWORD).accessToken();
    }
}
