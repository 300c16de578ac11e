package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Pools and roles through Keypool's part of the admin REST API. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConfigurationIT {

    private static final String TRUST = GameRealm.trust("us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90", "authenticated");

    private final KeycloakServer server;
    private final GameRealm realm;
    private final KeypoolAdmin admin;

    ConfigurationIT(KeycloakServer server) {
        this.server = server;
        this.realm = GameRealm.on(server, settings -> {
            settings.setAdminEventsEnabled(true);
            settings.setAdminEventsDetailsEnabled(true);
        });
        this.admin = realm.admin();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void aRoleIsCreatedReadReplacedAndDeleted() {
        HttpResponse<String> created = admin.post("roles", role("archivist", GameRealm.OWN_SAVES).put("path", "/staff/").toString());
        String path = "roles/" + KeypoolAdmin.json(created).path("id").textValue();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location").orElse("")).endsWith("/keypool/" + path);
        JsonNode read = admin.read(path);
        assertThat(read).isEqualTo(KeypoolAdmin.json(created));
        assertThat(read.path("arn").textValue()).isEqualTo("arn:aws:iam::000000000000:role/staff/archivist");
        assertThat(read.path("maxSessionDuration").intValue()).isEqualTo(3600);
        assertThat(read.at("/permissionsPolicies/0/Statement/0/Resource").textValue())
                .isEqualTo("arn:aws:s3:::game/saves/${cognito-identity.amazonaws.com:sub}/*");
        assertThat(admin.read("roles").findValuesAsText("name")).contains("archivist", "guest", "player");

        HttpResponse<String> replaced = admin.put(path, role("archivist", GameRealm.NOTHING).toString());

        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(admin.read(path).path("arn").textValue()).isEqualTo("arn:aws:iam::000000000000:role/archivist");
        assertThat(admin.read(path).at("/permissionsPolicies/0/Statement/0/Sid").textValue()).isEqualTo("Nothing");

        assertThat(admin.delete(path).statusCode()).isEqualTo(204);
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasReadCanBeWrittenBack() {
        String path = "roles/" + realm.role("player");
        JsonNode read = admin.read(path);

        assertThat(admin.put(path, read.toString()).statusCode()).isEqualTo(200);

        assertThat(admin.read(path)).isEqualTo(read);
    }

    @Test
    void aPoolIsCreatedReadReplacedAndDeleted() {
        HttpResponse<String> created = admin.post("identity-pools", """
                {"name":"Second game","allowUnauthenticatedIdentities":true,"appClients":["cli"],
                 "authenticatedRole":"player","unauthenticatedRole":"guest",
                 "roleMappings":[{"provider":"realm:cli","type":"Token","ambiguousRoleResolution":"AuthenticatedRole"}]}""");
        JsonNode pool = KeypoolAdmin.json(created);
        String path = "identity-pools/" + pool.path("id").textValue();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(pool.path("identityPoolId").textValue()).isEqualTo("us-east-1:" + pool.path("id").textValue());
        assertThat(admin.read(path)).isEqualTo(pool);
        assertThat(realm.guest().getId(pool.path("identityPoolId").textValue())).startsWith("us-east-1:");

        assertThat(admin.put(path, "{\"name\":\"Renamed game\",\"appClients\":[]}").statusCode()).isEqualTo(200);

        assertThat(admin.read(path).path("name").textValue()).isEqualTo("Renamed game");
        assertThat(admin.read(path).path("allowUnauthenticatedIdentities").booleanValue()).isFalse();
        assertThat(admin.read(path).path("appClients")).isEmpty();
        assertThat(admin.delete(path).statusCode()).isEqualTo(204);
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aMalformedPolicyIsRefusedWithItsPlace() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Perhaps\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

        assertRefused(admin.post("roles", role("broken", policy).toString()),
                "permissionsPolicies[0]", "/Statement/0/Effect", "Perhaps");
        assertRefused(admin.post("roles", role("broken", GameRealm.OWN_SAVES).put("trustPolicy", "{").toString()), "trustPolicy");
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        assertRefused(admin.post("roles", role("short", GameRealm.NOTHING).put("maxSessionDuration", 60).toString()), "3600");
        assertRefused(admin.post("roles", role("two words", GameRealm.NOTHING).toString()), "name");
        assertRefused(admin.post("roles", "{\"name\":\"distrusted\"}"), "trustPolicy");
        assertRefused(admin.post("roles", "[]"), "object");
    }

    @Test
    void emptySettingsAreThoseThatWereNotMade() {
        HttpResponse<String> created = admin.post("roles", role("plain", GameRealm.NOTHING).put("path", "").put("maxSessionDuration", "").toString());

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(KeypoolAdmin.json(created).path("arn").textValue()).isEqualTo("arn:aws:iam::000000000000:role/plain");
        assertThat(KeypoolAdmin.json(created).path("maxSessionDuration").intValue()).isEqualTo(3600);
    }

    @Test
    void textsThatNoDatabaseStoresAreRefused() {
        assertRefused(admin.post("roles", role("nul", GameRealm.NOTHING).put("description", "a\0b").toString()), "description", "NUL");
        assertRefused(admin.post("identity-pools", "{\"name\":\"Nul\",\"appClients\":[\"a\\u0000\"]}"), "appClients", "NUL");
        assertRefused(admin.post("identity-pools", "{\"name\":\"Nul\",\"appClients\":[{\"clientId\":\"a\\u0000\"}]}"), "appClients", "NUL");
    }

    @RepeatedTest(3)
    void ofThoseWhoGiveANameAtOnceOneGetsIt() {
        String name = "wanted-" + UUID.randomUUID();
        String wanted = role(name, GameRealm.NOTHING).toString();
        // In other letters, with the same right to it.
        String upper = role(name.toUpperCase(Locale.ROOT), GameRealm.NOTHING).toString();

        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        for (int i = 0; i < 6; i++) {
            String body = i % 2 == 0 ? wanted : upper;
            calls.add(CompletableFuture.supplyAsync(() -> admin.post("roles", body), threads));
        }
        List<HttpResponse<String>> answers = calls.stream().map(CompletableFuture::join).toList();
        threads.shutdown();

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 400, 400, 400, 400, 400);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 400).allSatisfy(answer -> assertRefused(answer, "exists already"));
        assertThat(admin.read("roles").findValuesAsText("name")).filteredOn(name::equalsIgnoreCase).hasSize(1);
    }

    @Test
    void aMemberThatNobodyKnowsIsASlip() {
        assertRefused(admin.post("roles", role("slip", GameRealm.NOTHING).put("permissionPolicies", "").toString()),
                "There is no member permissionPolicies");
        assertRefused(admin.post("identity-pools", "{\"name\":\"Slip\",\"clients\":[]}"), "There is no member clients");
    }

    @Test
    void whatAPoolNamesMustBeThere() {
        assertRefused(admin.post("identity-pools", "{\"name\":\"Dangling\",\"authenticatedRole\":\"nobody\"}"), "authenticatedRole");
        assertRefused(admin.post("identity-pools", "{\"name\":\"Dangling\",\"appClients\":[\"nobody\"]}"), "appClients");
    }

    @Test
    void aRolesNameIsItsOwn() {
        assertRefused(admin.post("roles", role("player", GameRealm.NOTHING).toString()), "player exists already");
        assertRefused(admin.post("roles", role("Player", GameRealm.NOTHING).put("path", "/other/").toString()), "exists already");
    }

    @Test
    void aRoleInUseStays() {
        String path = "roles/" + realm.role("player");
        ObjectNode renamed = role("renamed", GameRealm.NOTHING);

        assertThat(admin.delete(path).statusCode()).isEqualTo(409);
        assertThat(admin.delete(path).body()).contains("An identity pool uses the role player.");
        assertRefused(admin.put(path, renamed.toString()), "An identity pool uses the role player.");
        assertThat(admin.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void warningsShowWhatAPolicyWillNeverDo() {
        String policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",\
                "Condition":{"StringEquals":{"prefix":"a"}}}]}""";

        JsonNode created = KeypoolAdmin.json(admin.post("roles", role("warned", policy).toString()));

        assertThat(created.path("warnings")).singleElement().satisfies(warning -> {
            assertThat(warning.path("policy").textValue()).isEqualTo("permissionsPolicies[0]");
            assertThat(warning.path("pointer").textValue()).startsWith("/Statement/0/Condition");
            assertThat(warning.path("message").textValue()).contains("\"prefix\"");
        });
    }

    @Test
    void onlyKindsOfItsOwnAreFound() {
        assertThat(admin.get("roles/" + realm.poolUuid()).statusCode()).isEqualTo(404);
        assertThat(admin.get("identity-pools/" + realm.role("player")).statusCode()).isEqualTo(404);
        assertThat(admin.get("roles/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsNoAdministratorIsRefused() {
        Tokens alice = Tokens.byDirectGrant(server, realm.name(), "cli", "alice", GameRealm.PASSWORD);
        KeypoolAdmin hers = KeypoolAdmin.with(server, realm.name(), alice.accessToken());

        assertThat(hers.get("roles").statusCode()).isEqualTo(403);
        assertThat(hers.post("roles", "{}").statusCode()).isEqualTo(403);
        assertThat(hers.delete("identity-pools/" + realm.poolUuid()).statusCode()).isEqualTo(403);
        assertThat(KeypoolAdmin.with(server, realm.name(), "nonsense").get("roles").statusCode()).isEqualTo(401);
    }

    @Test
    void whoMayViewTheRealmMayReadAndNotWrite() {
        KeypoolAdmin viewer = viewer();

        assertThat(viewer.get("roles").statusCode()).isEqualTo(200);
        assertThat(viewer.get("identity-pools/" + realm.poolUuid()).statusCode()).isEqualTo(200);
        assertThat(viewer.post("roles", role("viewed", GameRealm.NOTHING).toString()).statusCode()).isEqualTo(403);
        assertThat(viewer.put("roles/" + realm.role("player"), role("player", GameRealm.NOTHING).toString()).statusCode()).isEqualTo(403);
        assertThat(viewer.delete("identity-pools/" + realm.poolUuid()).statusCode()).isEqualTo(403);
    }

    @Test
    void changesAreAdminEvents() {
        String id = KeypoolAdmin.json(admin.post("roles", role("audited", GameRealm.NOTHING).toString())).path("id").textValue();
        admin.put("roles/" + id, role("audited", GameRealm.OWN_SAVES).toString());
        admin.delete("roles/" + id);

        List<AdminEventRepresentation> events = realm.resource().getAdminEvents().stream()
                .filter(event -> event.getResourcePath().endsWith(id)).toList();

        assertThat(events).extracting(AdminEventRepresentation::getOperationType)
                .containsExactlyInAnyOrder("CREATE", "UPDATE", "DELETE");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getResourceType()).isEqualTo("KEYPOOL_ROLE");
            assertThat(event.getResourcePath()).isEqualTo("keypool/roles/" + id);
        });
        assertThat(events).filteredOn(event -> event.getOperationType().equals("UPDATE")).singleElement()
                .satisfies(event -> assertThat(event.getRepresentation()).contains("OwnSaves"));
    }

    /** Somebody of the realm itself with the role view-realm. */
    private KeypoolAdmin viewer() {
        String client = realm.resource().clients().findByClientId("realm-management").get(0).getId();
        realm.resource().users().create(ThrowawayRealm.user("viewer", GameRealm.PASSWORD)).close();
        UserRepresentation viewer = realm.resource().users().search("viewer").get(0);
        realm.resource().users().get(viewer.getId()).roles().clientLevel(client)
                .add(List.of(realm.resource().clients().get(client).roles().get("view-realm").toRepresentation()));
        Tokens tokens = Tokens.byDirectGrant(server, realm.name(), "admin-cli", "viewer", GameRealm.PASSWORD);
        return KeypoolAdmin.with(server, realm.name(), tokens.accessToken());
    }

    private static void assertRefused(HttpResponse<String> response, String... says) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(KeypoolAdmin.json(response).path("errorMessage").textValue()).contains(says);
    }

    private static ObjectNode role(String name, String policy) {
        ObjectNode role = JsonNodeFactory.instance.objectNode().put("name", name).put("trustPolicy", TRUST);
        role.putArray("permissionsPolicies").add(policy);
        return role;
    }
}
