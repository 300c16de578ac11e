package dev.keypool.it.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Http;
import dev.keypool.it.client.ThrowawayRealm;
import dev.keypool.it.client.Tokens;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm with Alice of the players, the public app client {@code app}, the confidential {@code service}, and one Lambda function. */
public final class FunctionRealm implements AutoCloseable {

    static final String PASSWORD = "a password";
    static final String SECRET = "the secret of the service";
    static final URI CALLBACK = URI.create("http://localhost:3000/callback");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer server;
    private final ThrowawayRealm realm;
    private final String path = "/lambda/2015-03-31/functions/" + UUID.randomUUID() + "/invocations";
    private final List<ObjectNode> events = new CopyOnWriteArrayList<>();
    private final StandIns.StandIn function;

    private FunctionRealm(KeycloakServer server, ThrowawayRealm realm) {
        this.server = server;
        this.realm = realm;
        function = StandIns.at(path, request -> Answer.of(404, "{}"));
        answers(event -> event);
        component("function", "dev.keypool.triggers.TriggerFunction", "aws-lambda", Map.of("functionName", path.split("/")[4],
                "endpoint", StandIns.uri(server, "/lambda").toString(), "accessKeyId", "AKIAIOSFODNN7EXAMPLE", "secretAccessKey", "a secret key",
                "timeoutMillis", "2000", "attempts", "1"));
    }

    static FunctionRealm on(KeycloakServer server) {
        return new FunctionRealm(server, ThrowawayRealm.on(server, realm -> {
            realm.setClients(List.of(ThrowawayRealm.publicClient("app", CALLBACK.toString()), service()));
            UserRepresentation alice = ThrowawayRealm.user("alice", PASSWORD);
            alice.setGroups(List.of("/players"));
            realm.setUsers(List.of(alice));
            GroupRepresentation players = new GroupRepresentation();
            players.setName("players");
            players.setAttributes(Map.of("keypool.role", List.of("arn:aws:iam::000000000000:role/player")));
            realm.setGroups(List.of(players));
        }));
    }

    /** A function of a realm that there is already, and that somebody else closes. */
    public static FunctionRealm in(KeycloakServer server, ThrowawayRealm realm) {
        return new FunctionRealm(server, realm);
    }

    private static ClientRepresentation service() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("service");
        client.setSecret(SECRET);
        client.setServiceAccountsEnabled(true);
        return client;
    }

    ThrowawayRealm realm() {
        return realm;
    }

    /** From now on the function gives back what this makes of the event. */
    public void answers(UnaryOperator<ObjectNode> now) {
        function.answers(request -> {
            ObjectNode event = json(request.body());
            events.add(event.deepCopy());
            return Answer.of(200, now.apply(event).toString());
        });
    }

    /** From now on it fails as a Lambda function does that throws. */
    void throwsError(String message) {
        function.answers(request -> {
            events.add(json(request.body()));
            String body = JSON.createObjectNode().put("errorType", "Error").put("errorMessage", message).toString();
            return new Answer(200, body, Map.of("X-Amz-Function-Error", "Unhandled"));
        });
    }

    /** From now on it does what it does and gives nothing back. */
    void givesNothingBack() {
        function.answers(request -> {
            events.add(json(request.body()));
            return Answer.of(200, "null");
        });
    }

    public void isDown() {
        function.isDown();
    }

    /** Those that the function got, in order. */
    List<ObjectNode> events() {
        return events;
    }

    /** Assigns the function. */
    public String assign(String trigger, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("trigger", trigger);
        all.putIfAbsent("function", "function");
        return component(trigger + all.getOrDefault("appClient", ""), "dev.keypool.triggers.Trigger", "trigger", all);
    }

    String component(String name, String type, String kind, Map<String, String> settings) {
        try (Response response = create(name, type, kind, settings)) {
            if (response.getStatus() != 201) {
                throw new IllegalStateException(response.getStatus() + " " + response.readEntity(String.class));
            }
            return response.getLocation().getPath().replaceAll(".*/", "");
        }
    }

    Response create(String name, String type, String kind, Map<String, String> settings) {
        ComponentRepresentation component = new ComponentRepresentation();
        component.setName(name);
        component.setProviderType(type);
        component.setProviderId(kind);
        component.setConfig(new MultivaluedHashMap<>());
        settings.forEach(component.getConfig()::putSingle);
        return realm.resource().components().add(component);
    }

    /** Alice, or whoever, by the password grant. */
    Map<String, String> passwordGrant(String username, String password) {
        return Map.of("grant_type", "password", "client_id", "app", "username", username, "password", password, "scope", "openid email");
    }

    Tokens alice() {
        return Tokens.request(server, realm.name(), passwordGrant("alice", PASSWORD));
    }

    /** Whatever the token endpoint says. */
    HttpResponse<String> ask(Map<String, String> form) {
        return new Http().postForm(URI.create(server.realm(realm.name()) + "/protocol/openid-connect/token"), form);
    }

    static ObjectNode json(byte[] body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String body) {
        return json(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        realm.close();
    }
}
