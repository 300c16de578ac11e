package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keypool.it.client.CodeFlow;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Claims that no function changes, in the tokens of people and of app clients: a function tries each of them, and Keycloak's value stays. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProtectedClaimsIT {

    /** Of AWS's page "Pre token generation Lambda trigger". Groups and roles are there for groupOverrideDetails, and not as claims. */
    private static final List<String> AWSS = List.of("acr", "amr", "at_hash", "aud", "auth_time", "azp", "client_id", "cognito:groups", "cognito:other",
            "cognito:preferred_role", "cognito:roles", "cognito:username", "device_key", "event_id", "exp", "iat", "identities", "iss", "jti", "nbf", "nonce",
            "origin_jti", "sub", "token_use", "username", "version");
    private static final List<String> KEYCLOAKS = List.of("act", "allowed-origins", "authorization", "authorization_details", "c_hash", "cnf",
            "may_act", "realm_access", "resource_access", "s_hash", "scope", "session_state", "sid", "trusted-certs", "typ");
    private static final Set<String> TIMES = Set.of("auth_time", "exp", "iat");
    private static final Set<String> IDS = Set.of("jti", "sid");
    private static final String FORGED = "forged";
    private static final long MUCH_LATER = 1_000_000;

    private final KeycloakServer server;
    private FunctionRealm realm;

    /** What a grant gave; app clients' own tokens have no ID token. */
    private record Grant(JsonNode id, JsonNode access, String accessToken) {

        static Grant of(Tokens tokens) {
            return new Grant(tokens.idToken() == null ? null : Tokens.claims(tokens.idToken()), Tokens.claims(tokens.accessToken()), tokens.accessToken());
        }
    }

    ProtectedClaimsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        ClientRepresentation app = realm.realm().resource().clients().findByClientId("app").get(0);
        app.setWebOrigins(List.of("https://app.example.org"));
        realm.realm().resource().clients().get(app.getId()).update(app);
        map(app, "oidc-audience-mapper", Map.of("included.custom.audience", "api", "access.token.claim", "true"));
        map(app, "oidc-hardcoded-claim-mapper", Map.of("claim.name", "dev:tier", "claim.value", "gold", "id.token.claim", "true", "access.token.claim", "true"));
    }

    private void map(ClientRepresentation client, String kind, Map<String, String> config) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(kind);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper(kind);
        mapper.setConfig(config);
        realm.realm().resource().clients().get(client.getId()).getProtocolMappers().createMapper(mapper).close();
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @TestFactory
    Stream<DynamicContainer> nobodysTokensAreForged() {
        Grant keycloaks = signIn("V3_0", event -> event);
        return Stream.of("V1_0", "V2_0", "V3_0").flatMap(version -> Stream.of(
                container(version + " overrides", keycloaks, () -> signIn(version, event -> override(event, version, keycloaks))),
                container(version + " suppresses", keycloaks, () -> signIn(version, event -> suppress(event, version)))));
    }

    @TestFactory
    Stream<DynamicContainer> noAppClientsTokensAreForged() {
        Grant keycloaks = ofService(event -> event);
        return Stream.of(container("overrides", keycloaks, () -> ofService(event -> override(event, "V3_0", keycloaks))),
                container("suppresses", keycloaks, () -> ofService(event -> suppress(event, "V3_0"))));
    }

    /** One grant for all claims. */
    private static DynamicContainer container(String name, Grant keycloaks, Supplier<Grant> grant) {
        return dynamicContainer(name, Stream.of(grant).map(Supplier::get).flatMap(changed -> Stream.concat(Stream.of(dynamicTest("something was changed",
                () -> assertThat((changed.id == null ? changed.access : changed.id).path("changed").asText()).isEqualTo("yes"))), Stream.concat(
                tests("access token", keycloaks.access, changed.access, changed), tests("ID token", keycloaks.id, changed.id, changed)))));
    }

    private static Stream<DynamicTest> tests(String token, JsonNode keycloaks, JsonNode changed, Grant grant) {
        return keycloaks == null ? Stream.empty() : Stream.concat(AWSS.stream(), KEYCLOAKS.stream())
                .map(claim -> dynamicTest(token + ": " + claim, () -> assertIsKeycloaks(claim, keycloaks, changed, grant)));
    }

    private static void assertIsKeycloaks(String claim, JsonNode keycloaks, JsonNode changed, Grant grant) {
        JsonNode was = keycloaks.path(claim);
        JsonNode is = changed.path(claim);
        if (TIMES.contains(claim) && !was.isMissingNode()) {
            assertThat(is.asLong()).isBetween(was.asLong(), was.asLong() + MUCH_LATER / 2);
        } else if (IDS.contains(claim) && !was.isMissingNode()) {
            assertThat(is.asText()).hasSameSizeAs(was.asText()).isNotEqualTo(was.asText());
            assertThat(claim.equals("sid") ? grant.access.path(claim).asText() : is.asText()).isEqualTo(is.asText());
        } else if (claim.equals("at_hash") && !was.isMissingNode()) {
            assertThat(is.asText()).isEqualTo(halfOfTheHash(grant.accessToken));
        } else {
            assertThat(is).isEqualTo(was);
        }
    }

    /** OpenID Connect Core, section 3.1.3.6, for RS256. */
    private static String halfOfTheHash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static ObjectNode override(ObjectNode event, String version, Grant keycloaks) {
        if (version.equals("V1_0")) {
            ObjectNode claims = event.withObject("/response/claimsOverrideDetails/claimsToAddOrOverride").put("changed", "yes");
            all().forEach(claim -> claims.put(claim, FORGED));
            return event;
        }
        changes(event, "idTokenGeneration").set("claimsToAddOrOverride", forged(keycloaks.id));
        changes(event, "accessTokenGeneration").set("claimsToAddOrOverride", forged(keycloaks.access));
        return event;
    }

    /** Each of the type that it has, so that it is not for its type that it is not taken. */
    private static ObjectNode forged(JsonNode token) {
        ObjectNode claims = new ObjectMapper().createObjectNode().put("changed", "yes");
        all().forEach(claim -> claims.set(claim, forged(claims, token == null ? claims.path(claim) : token.path(claim))));
        return claims;
    }

    private static JsonNode forged(ObjectNode nodes, JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> LongNode.valueOf(value.asLong() + MUCH_LATER);
            case BOOLEAN -> BooleanNode.valueOf(!value.asBoolean());
            case ARRAY -> nodes.arrayNode().add(FORGED);
            case OBJECT -> nodes.objectNode().set("roles", nodes.arrayNode().add(FORGED));
            default -> TextNode.valueOf(FORGED);
        };
    }

    private static ObjectNode suppress(ObjectNode event, String version) {
        for (ObjectNode change : version.equals("V1_0") ? List.of(event.withObject("/response/claimsOverrideDetails"))
                : List.of(changes(event, "idTokenGeneration"), changes(event, "accessTokenGeneration"))) {
            change.putObject("claimsToAddOrOverride").put("changed", "yes");
            all().forEach(change.putArray("claimsToSuppress")::add);
        }
        return event;
    }

    private static List<String> all() {
        return Stream.concat(AWSS.stream(), KEYCLOAKS.stream()).toList();
    }

    private static ObjectNode changes(ObjectNode event, String token) {
        return event.withObject("/response/claimsAndScopeOverrideDetails/" + token);
    }

    /** An attribute of the developer's, in AWS's words. */
    @Test
    void aDevelopersClaimMayOnlyBeTakenOut() {
        Grant overridden = signIn("V2_0", event -> {
            for (String token : List.of("idTokenGeneration", "accessTokenGeneration")) {
                changes(event, token).putObject("claimsToAddOrOverride").put("dev:tier", FORGED).put("dev:other", FORGED);
            }
            return event;
        });
        Grant suppressed = signIn("V2_0", event -> {
            changes(event, "idTokenGeneration").putArray("claimsToSuppress").add("dev:tier");
            changes(event, "accessTokenGeneration").putArray("claimsToSuppress").add("dev:tier");
            return event;
        });

        assertThat(List.of(overridden.id, overridden.access)).allSatisfy(token -> {
            assertThat(token.path("dev:tier").asText()).isEqualTo("gold");
            assertThat(token.has("dev:other")).isFalse();
        });
        assertThat(List.of(suppressed.id, suppressed.access)).noneMatch(token -> token.has("dev:tier"));
    }

    @Test
    void theAccessTokensAudienceMayGetTheAppClientItself() {
        Grant keycloaks = signIn("V2_0", event -> event);

        Grant changed = signIn("V2_0", event -> {
            changes(event, "accessTokenGeneration").putObject("claimsToAddOrOverride").set("aud", event.at("/callerContext/clientId"));
            return event;
        });

        assertThat(keycloaks.access.path("aud").toString()).isEqualTo("\"api\"");
        assertThat(changed.access.path("aud")).extracting(JsonNode::asText).containsExactlyInAnyOrder("api", "app");
        assertThat(changed.id.path("aud")).isEqualTo(keycloaks.id.path("aud"));
    }

    /** Through the hosted pages, since then tokens have a nonce and the time of the sign-in. */
    private Grant signIn(String version, UnaryOperator<ObjectNode> function) {
        return with(version, function, () -> {
            PlainBrowser browser = new PlainBrowser(server, realm);
            CodeFlow flow = browser.flow();
            PlainBrowser.Page login = browser.get(URI.create(flow.authorizationUri() + "&nonce=the-nonce"));
            PlainBrowser.Page back = browser.submit(login, Map.of("username", "alice", "password", FunctionRealm.PASSWORD));
            return Grant.of(flow.redeem(back.uri().toString()));
        });
    }

    private Grant ofService(UnaryOperator<ObjectNode> function) {
        return with("V3_0", function, () -> Grant.of(Tokens.ofClient(server, realm.realm().name(), "service", FunctionRealm.SECRET)));
    }

    private Grant with(String version, UnaryOperator<ObjectNode> function, Supplier<Grant> grant) {
        String trigger = realm.assign("PreTokenGeneration", Map.of("lambdaVersion", version));
        try {
            realm.answers(function);
            return grant.get();
        } finally {
            realm.realm().resource().components().component(trigger).remove();
        }
    }
}
