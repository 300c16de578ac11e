package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.StandIns.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What a realm has of functions goes with its export to another server, and works there; the secrets are in a vault, and stay there. */
final class ExportedFunctionsIT {

    private static final String FUNCTION = "dev.keypool.triggers.TriggerFunction";
    private static final String CODE_KEY = "dev.keypool.triggers.CodeKey";
    private static final String SUBSCRIPTION = "dev.keypool.triggers.EventSubscription";
    private static final Map<String, String> SECRETS = Map.of("hook", "whsec_b2YgdGhlIHZhdWx0LCAyNCBieXRlcy4u",
            "aws", "wJalrXUtnFEMI/K7MDENG/ofTheVault", "codes", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    private static final String PLAIN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final BlockingQueue<JsonNode> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final String lambda = UUID.randomUUID().toString();
    private final String hook = "/" + UUID.randomUUID();

    @BeforeEach
    void listen() {
        StandIns.at("/lambda/2015-03-31/functions/" + lambda + "/invocations", request -> {
            if (!Signatures.areAwss(request, SECRETS.get("aws"))) {
                return Answer.of(403, "{}");
            }
            ObjectNode event = FunctionRealm.json(request.body());
            calls.add(event.deepCopy());
            if (event.path("triggerSource").asText().startsWith("TokenGeneration_")) {
                event.withObject("/response/claimsOverrideDetails/claimsToAddOrOverride").put("plan", "gold");
            }
            return Answer.of(200, event.toString());
        });
        StandIns.at(hook, request -> event(request, SECRETS.get("hook")));
    }

    private Answer event(Request request, String secret) {
        if (!Signatures.areRight(request, secret)) {
            return Answer.of(401, "");
        }
        events.add(FunctionRealm.json(request.body()));
        return Answer.of(204, "");
    }

    private void configure(KeycloakServer server, FunctionRealm realm) {
        realm.component("of AWS", FUNCTION, "aws-lambda", Map.of("functionName", lambda, "endpoint", StandIns.uri(server, "/lambda").toString(),
                "accessKeyId", "AKIAIOSFODNN7EXAMPLE", "secretAccessKey", "${vault.aws}"));
        realm.component("of the web", FUNCTION, "webhook", Map.of("url", StandIns.uri(server, hook).toString(), "secret", "${vault.hook}"));
        realm.component("of Java", FUNCTION, "java", Map.of("jar", "example", "handler", "com.example.BlockDevices", "timeoutMillis", "20000"));
        realm.component("plain", FUNCTION, "webhook", Map.of("url", "https://functions.example.com/x", "secret", PLAIN, "previousSecret", PLAIN));
        realm.component("codes", CODE_KEY, "local", Map.of("key", "${vault.codes}"));
        realm.component("sign-ins", SUBSCRIPTION, "event-subscription", Map.of("function", "of the web", "events", "LOGIN"));
        realm.assign("PreAuthentication", Map.of("function", "of Java", "appClient", "app"));
        realm.assign("PreTokenGeneration", Map.of("function", "of AWS"));
        realm.assign("CustomEmailSender", Map.of("function", "of AWS"));
        RealmRepresentation settings = new RealmRepresentation();
        settings.setSmtpServer(Map.of("host", "localhost", "port", "1", "from", "pool@example.org"));
        realm.realm().resource().update(settings);
    }

    @Test
    void theyWorkWhereTheRealmIsImported(@TempDir Path folder) throws Exception {
        Path vault = Files.createDirectory(folder.resolve("vault"));
        Path file;
        String name;
        try (ExportedServer exported = ExportedServer.start(vault, List.of())) {
            KeycloakServer server = exported.server();
            FunctionRealm realm = FunctionRealm.on(server);
            name = realm.realm().name();
            file = folder.resolve(name + "-realm.json");
            for (Map.Entry<String, String> secret : SECRETS.entrySet()) {
                Files.writeString(vault.resolve(name + "_" + secret.getKey()), secret.getValue());
            }
            configure(server, realm);
            assertSecretsStay(server, realm);
            assertAllWork(server, name);
            exported.export(name, file);
        }
        assertThat(Files.readString(file)).contains("${vault.aws}", "${vault.hook}", "${vault.codes}").doesNotContain(SECRETS.values());

        try (ExportedServer exported = ExportedServer.start(vault, List.of(file))) {
            KeycloakServer server = exported.server();
            assertAllWork(server, name);

            Files.delete(vault.resolve(name + "_aws"));
            HttpResponse<String> response = signIn(server, name, Map.of());
            assertThat(FunctionRealm.json(response.body()).path("error_description").asText()).isEqualTo("PreTokenGeneration invocation failed.");
            assertThat(server.log()).contains("failed: The vault has no such secret").doesNotContain(SECRETS.values());
        }
    }

    private static void assertSecretsStay(KeycloakServer server, FunctionRealm realm) {
        List<ComponentRepresentation> functions = realm.realm().resource().components().query(null, FUNCTION);
        assertThat(functions).extracting(function -> function.getName() + " " + function.getConfig().getFirst("secret"))
                .contains("of the web ${vault.hook}", "plain **********");
        assertThat(functions).extracting(function -> function.getName() + " " + function.getConfig().getFirst("secretAccessKey"))
                .contains("of AWS ${vault.aws}", "function **********");
        assertThat(functions).filteredOn(function -> function.getName().equals("plain"))
                .extracting(function -> function.getConfig().getFirst("previousSecret")).containsExactly("**********");
        try (Keycloak admin = Admin.of(server)) {
            assertThat(KeypoolAdmin.as(admin, server, realm.realm().name()).export())
                    .contains("${vault.aws}", "${vault.hook}", "${vault.codes}", FUNCTION, CODE_KEY, SUBSCRIPTION, "dev.keypool.triggers.Trigger\"")
                    .doesNotContain(SECRETS.values()).doesNotContain(PLAIN, "a secret key");
        }
        try (Response response = realm.create("of nobody", FUNCTION, "webhook", Map.of("url", "https://example.com", "secret", "${vault.nothing}"))) {
            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(response.readEntity(String.class)).contains("The vault has no such secret.");
        }
    }

    private HttpResponse<String> signIn(KeycloakServer server, String realm, Map<String, String> metadata) {
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "password", "client_id", "app", "username", "alice",
                "password", FunctionRealm.PASSWORD, "scope", "openid"));
        metadata.forEach((key, value) -> form.put("aws_client_metadata", "{\"" + key + "\":\"" + value + "\"}"));
        return new Http().postForm(URI.create(server.realm(realm) + "/protocol/openid-connect/token"), form);
    }

    /** Functions of all kinds, in real flows. */
    private void assertAllWork(KeycloakServer server, String realm) throws InterruptedException {
        HttpResponse<String> refused = signIn(server, realm, Map.of("device", "stolen"));
        assertThat(FunctionRealm.json(refused.body()).path("error_description").asText())
                .isEqualTo("PreAuthentication failed with error This device is blocked.");

        HttpResponse<String> agreed = signIn(server, realm, Map.of());
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
        JsonNode claims = Tokens.claims(FunctionRealm.json(agreed.body()).path("id_token").asText());
        assertThat(claims.path("plan").asText()).isEqualTo("gold");
        assertThat(events.poll(30, TimeUnit.SECONDS).path("sessionId")).isEqualTo(claims.path("sid"));

        calls.clear();
        try (Keycloak admin = Admin.of(server)) {
            admin.realm(realm).users().get(claims.path("sub").asText()).executeActionsEmail(List.of("UPDATE_PASSWORD"));
        }
        JsonNode mail = calls.poll(30, TimeUnit.SECONDS);
        assertThat(mail.path("triggerSource").asText()).isEqualTo("CustomEmailSender_AdminCreateUser");
        assertThat(mail.at("/request/code").asText()).as("under the code key").isNotEmpty();
    }
}
