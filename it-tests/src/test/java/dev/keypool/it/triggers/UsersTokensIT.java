package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What functions of the versions for both tokens make of people's tokens, and what introspection and userinfo tell of them then. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UsersTokensIT {

    private static final String GROUPS = "cognito:groups";
    private static final String OBJECT = "{\"level\":3,\"features\":[\"a\",{\"b\":[]}],\"trial\":false}";

    private final KeycloakServer server;
    private FunctionRealm realm;
    private String trigger;

    UsersTokensIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        change("service", service -> service.setAttributes(Map.of("allow.token.introspection.without.audience.check", "true")));
        client("app").getProtocolMappers().createMapper(groupsOfTheToken()).close();
        // What Keycloak's default client scopes are for is told whatever scopes a token has.
        String email = realm.realm().resource().clientScopes().findAll().stream().filter(scope -> scope.getName().equals("email")).findFirst().orElseThrow().getId();
        client("app").removeDefaultClientScope(email);
        client("app").addOptionalClientScope(email);
    }

    private static ProtocolMapperRepresentation groupsOfTheToken() {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName("groups");
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-group-membership-mapper");
        mapper.setConfig(Map.of("claim.name", GROUPS, "full.path", "false", "id.token.claim", "true", "access.token.claim", "true",
                "introspection.token.claim", "true"));
        return mapper;
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @AfterEach
    void removeTheTrigger() {
        if (trigger != null) {
            realm.realm().resource().components().component(trigger).remove();
            trigger = null;
        }
    }

    private void assign(String version, UnaryOperator<ObjectNode> function) {
        trigger = realm.assign("PreTokenGeneration", Map.of("lambdaVersion", version));
        realm.answers(function);
    }

    private static ObjectNode details(ObjectNode event) {
        return event.withObject("/response/claimsAndScopeOverrideDetails");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2_0", "V3_0"})
    void claimsOfAnyJsonAreAddedAndOthersTakenOutOfBothTokens(String version) {
        assign(version, event -> {
            for (String token : List.of("idTokenGeneration", "accessTokenGeneration")) {
                ObjectNode change = details(event).putObject(token);
                ObjectNode claims = change.putObject("claimsToAddOrOverride").put("of", token).put("number", 1.5).put("yes", true).put("given_name", "Changed")
                        .put("both", "added and taken out");
                claims.set("plan", FunctionRealm.json(OBJECT));
                claims.putArray("list").add("a").add(2).add(true);
                change.putArray("claimsToSuppress").add("email").add("preferred_username").add("both").add("never there");
            }
            return event;
        });

        Tokens tokens = realm.alice();

        JsonNode access = Tokens.claims(tokens.accessToken());
        assertChanged(access);
        assertThat(access.path("of").asText()).isEqualTo("accessTokenGeneration");
        JsonNode id = Tokens.claims(tokens.idToken());
        assertChanged(id);
        assertThat(id.path("of").asText()).isEqualTo("idTokenGeneration");
        JsonNode told = introspect(tokens.accessToken());
        assertThat(told.path("active").asBoolean()).isTrue();
        assertChanged(told);
        assertThat(told.path("of").asText()).isEqualTo("accessTokenGeneration");
        JsonNode person = FunctionRealm.json(userinfo(tokens).body());
        assertThat(person.path("email").asText()).as("userinfo is about the person").isEqualTo("alice@example.org");
        assertThat(person.has("plan")).isFalse();
    }

    private static void assertChanged(JsonNode token) {
        assertThat(token.path("plan")).isEqualTo(FunctionRealm.json(OBJECT));
        assertThat(token.path("list").toString()).isEqualTo("[\"a\",2,true]");
        assertThat(token.path("number").asDouble()).isEqualTo(1.5);
        assertThat(token.path("yes").isBoolean()).isTrue();
        assertThat(token.path("given_name").asText()).isEqualTo("Changed");
        assertThat(token.path("family_name").asText()).as("what it left alone").isNotEmpty();
        assertThat(List.of("email", "preferred_username", "both", "never there")).noneMatch(token::has);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2_0", "V3_0"})
    void scopesAreAddedAndTakenOut(String version) {
        assign(version, event -> {
            ObjectNode access = details(event).putObject("accessTokenGeneration");
            access.putArray("scopesToAdd").add("solar/read").add("solar/write").add("openid");
            access.putArray("scopesToSuppress").add("email").add("solar/write");
            return event;
        });

        HttpResponse<String> response = realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD));

        JsonNode body = FunctionRealm.json(response.body());
        Tokens tokens = new Tokens(body.path("access_token").asText(), body.path("id_token").asText(), body.path("refresh_token").asText());
        JsonNode scope = Tokens.claims(tokens.accessToken()).path("scope");
        assertThat(scope.asText().split(" ")).containsExactlyInAnyOrder("openid", "profile", "solar/read");
        assertThat(body.path("scope")).isEqualTo(scope);
        assertThat(introspect(tokens.accessToken()).path("scope")).isEqualTo(scope);
        JsonNode person = FunctionRealm.json(userinfo(tokens).body());
        assertThat(person.path("preferred_username").asText()).isEqualTo("alice");
        assertThat(person.has("email")).as("what the scope was for").isFalse();
    }

    @Test
    void withoutOpenidThereIsNoUserinfo() {
        assign("V2_0", event -> {
            details(event).putObject("accessTokenGeneration").putArray("scopesToSuppress").add("openid");
            return event;
        });

        assertThat(userinfo(realm.alice()).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2_0", "V3_0"})
    void groupsAreOthersInBothTokensAndRolesInTheIdToken(String version) {
        assign(version, event -> {
            ObjectNode groups = details(event).putObject("groupOverrideDetails").put("preferredRole", "arn:aws:iam::000000000000:role/second");
            groups.putArray("groupsToOverride").add("first").add("second");
            groups.putArray("iamRolesToOverride").add("arn:aws:iam::000000000000:role/first").add("arn:aws:iam::000000000000:role/second");
            return event;
        });

        Tokens tokens = realm.alice();

        JsonNode access = Tokens.claims(tokens.accessToken());
        JsonNode id = Tokens.claims(tokens.idToken());
        assertThat(List.of(access, id, introspect(tokens.accessToken())))
                .allSatisfy(token -> assertThat(token.path(GROUPS).toString()).isEqualTo("[\"first\",\"second\"]"));
        assertThat(id.path("cognito:preferred_role").asText()).endsWith("second");
        assertThat(id.path("cognito:roles")).extracting(JsonNode::asText)
                .containsExactly("arn:aws:iam::000000000000:role/first", "arn:aws:iam::000000000000:role/second");
        assertThat(access.has("cognito:roles") || access.has("cognito:preferred_role")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"groupsToOverride\":[]}", "{\"groupsToOverride\":[],\"iamRolesToOverride\":[],\"preferredRole\":null}", "{}"})
    void groupsAreTakenAway(String none) {
        assign("V2_0", event -> {
            details(event).set("groupOverrideDetails", FunctionRealm.json(none));
            return event;
        });

        Tokens tokens = realm.alice();

        assertThat(List.of(Tokens.claims(tokens.accessToken()), Tokens.claims(tokens.idToken()), introspect(tokens.accessToken())))
                .noneMatch(token -> token.has(GROUPS) || token.has("cognito:roles") || token.has("cognito:preferred_role"));
    }

    @Test
    void groupsThatAreNotSpokenOfStay() {
        assign("V2_0", event -> {
            details(event).putObject("accessTokenGeneration").putArray("scopesToAdd").add("solar/read");
            return event;
        });

        Tokens tokens = realm.alice();

        assertThat(List.of(Tokens.claims(tokens.accessToken()), Tokens.claims(tokens.idToken()), introspect(tokens.accessToken())))
                .allSatisfy(token -> assertThat(token.path(GROUPS).toString()).isEqualTo("[\"players\"]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2_0", "V3_0"})
    void eachRefreshIsAskedForAnew(String version) {
        int before = realm.events().size();
        assign(version, event -> {
            boolean refresh = event.path("triggerSource").asText().equals("TokenGeneration_RefreshTokens");
            ObjectNode access = details(event).putObject("accessTokenGeneration");
            access.putObject("claimsToAddOrOverride").put("call", realm.events().size() - before);
            access.putArray(refresh ? "scopesToAdd" : "scopesToSuppress").add(refresh ? "solar/read" : "email");
            details(event).putObject("idTokenGeneration").putObject("claimsToAddOrOverride").put("call", realm.events().size() - before);
            return event;
        });
        Tokens first = realm.alice();

        Tokens second = refresh(first);
        Tokens third = refresh(second);

        JsonNode access = Tokens.claims(third.accessToken());
        assertThat(List.of(Tokens.claims(first.accessToken()), Tokens.claims(second.idToken()), access, Tokens.claims(third.idToken())))
                .extracting(token -> token.path("call").asInt()).containsExactly(1, 2, 3, 3);
        assertThat(Tokens.claims(first.accessToken()).path("scope").asText().split(" ")).doesNotContain("email");
        assertThat(access.path("scope").asText().split(" ")).as("what was granted is not used up").contains("email", "solar/read");
        assertThat(realm.events().subList(before, before + 3)).allSatisfy(event -> {
            assertThat(event.path("version").asText()).isEqualTo(version.substring(1, 2));
            assertThat(event.at("/request/scopes")).extracting(JsonNode::asText).containsExactlyInAnyOrder("openid", "email", "profile");
        });
        assertThat(introspect(first.accessToken()).path("call").asInt()).as("of the token that is asked about").isEqualTo(1);
        assertThat(introspect(third.accessToken()).path("call").asInt()).isEqualTo(3);
        assertThat(realm.events()).as("nobody asks a function to introspect").hasSize(before + 3);
    }

    private Tokens refresh(Tokens tokens) {
        return Tokens.request(server, realm.realm().name(),
                Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", tokens.refreshToken()));
    }

    @Test
    void introspectionTellsWhatAnAppClientsOwnTokenHas() {
        assign("V3_0", event -> {
            ObjectNode access = details(event).putObject("accessTokenGeneration");
            access.putObject("claimsToAddOrOverride").put("plan", "gold");
            access.putArray("claimsToSuppress").add("clientHost");
            access.putArray("scopesToAdd").add("solar/read");
            return event;
        });

        String token = Tokens.ofClient(server, realm.realm().name(), "service", FunctionRealm.SECRET).accessToken();

        assertThat(List.of(Tokens.claims(token), introspect(token))).allSatisfy(claims -> {
            assertThat(claims.path("plan").asText()).isEqualTo("gold");
            assertThat(claims.has("clientHost")).isFalse();
            assertThat(claims.path("clientAddress").asText()).isNotEmpty();
            assertThat(claims.path("scope").asText().split(" ")).contains("solar/read");
        });
    }

    @Test
    void aRoleThatWasTakenAwayIsNotTold() {
        RoleRepresentation role = new RoleRepresentation();
        role.setName("judge");
        realm.realm().resource().roles().create(role);
        List<RoleRepresentation> judge = List.of(realm.realm().resource().roles().get("judge").toRepresentation());
        user().roles().realmLevel().add(judge);
        assign("V2_0", event -> event);
        Tokens tokens = realm.alice();
        assertThat(introspect(tokens.accessToken()).at("/realm_access/roles")).extracting(JsonNode::asText).contains("judge");

        user().roles().realmLevel().remove(judge);

        assertThat(Tokens.claims(tokens.accessToken()).at("/realm_access/roles")).extracting(JsonNode::asText).contains("judge");
        assertThat(introspect(tokens.accessToken()).at("/realm_access/roles")).extracting(JsonNode::asText).doesNotContain("judge");
    }

    /** Introspection is what these are for. */
    @Test
    void introspectionOfALightweightTokenHasKeycloaksClaimsAndTheFunctions() {
        change("app", app -> app.getAttributes().put("client.use.lightweight.access.token.enabled", "true"));
        try {
            assign("V2_0", event -> {
                details(event).putObject("accessTokenGeneration").putObject("claimsToAddOrOverride").put("plan", "gold").put("given_name", "Changed");
                return event;
            });

            String token = realm.alice().accessToken();

            assertThat(Tokens.claims(token).has("email")).isFalse();
            assertThat(Tokens.claims(token).path("plan").asText()).isEqualTo("gold");
            JsonNode told = introspect(token);
            assertThat(told.path("email").asText()).isEqualTo("alice@example.org");
            assertThat(told.path("plan").asText()).isEqualTo("gold");
            assertThat(told.path("given_name").asText()).isEqualTo("Changed");
        } finally {
            change("app", app -> app.getAttributes().put("client.use.lightweight.access.token.enabled", "false"));
        }
    }

    @Test
    void withoutTheTriggerIntrospectionIsKeycloaks() {
        String token = realm.alice().accessToken();
        UserRepresentation alice = user().toRepresentation();
        String name = alice.getLastName();
        alice.setLastName("Newly-Married");
        user().update(alice);
        try {
            assertThat(introspect(token).path("family_name").asText()).as("of the moment").isEqualTo("Newly-Married");
            assertThat(introspect(token).path("email").asText()).isEqualTo("alice@example.org");
        } finally {
            alice.setLastName(name);
            user().update(alice);
        }
    }

    private JsonNode introspect(String token) {
        HttpResponse<String> response = new Http().postForm(URI.create(server.realm(realm.realm().name()) + "/protocol/openid-connect/token/introspect"),
                Map.of("token", token, "client_id", "service", "client_secret", FunctionRealm.SECRET));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return FunctionRealm.json(response.body());
    }

    private HttpResponse<String> userinfo(Tokens tokens) {
        return new Http().get(URI.create(server.realm(realm.realm().name()) + "/protocol/openid-connect/userinfo"),
                "Authorization", "Bearer " + tokens.accessToken());
    }

    private UserResource user() {
        return realm.realm().resource().users().get(realm.realm().resource().users().searchByUsername("alice", true).get(0).getId());
    }

    private ClientResource client(String id) {
        return realm.realm().resource().clients().get(realm.realm().resource().clients().findByClientId(id).get(0).getId());
    }

    private void change(String id, Consumer<ClientRepresentation> change) {
        ClientRepresentation client = client(id).toRepresentation();
        client.setAttributes(client.getAttributes() == null ? new HashMap<>() : client.getAttributes());
        change.accept(client);
        client(id).update(client);
    }
}
