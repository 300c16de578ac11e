package dev.keypool.it.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToIntFunction;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** A webhook function of a realm that gets events, and what it got. */
public final class EventReceiver {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RealmResource realm;
    private final String name;
    private final List<Received> attempts = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Received> news = new LinkedBlockingQueue<>();
    private final BlockingQueue<Received> taken = new LinkedBlockingQueue<>();
    private volatile ToIntFunction<Received> answers = event -> 204;

    /** @param id as the header {@code webhook-id} has it */
    public record Received(String id, JsonNode event) {

        public String name() {
            return event.has("event") ? event.path("event").asText()
                    : event.path("resourceType").asText() + ":" + event.path("operationType").asText();
        }
    }

    private EventReceiver(RealmResource realm, String name) {
        this.realm = realm;
        this.name = name;
    }

    public static EventReceiver in(KeycloakServer server, RealmResource realm, String name) {
        EventReceiver receiver = new EventReceiver(realm, name);
        String path = "/events/" + UUID.randomUUID();
        StandIns.at(path, receiver::answer);
        create(realm, name, "dev.keypool.triggers.TriggerFunction", "webhook", Map.of("url", List.of(StandIns.uri(server, path).toString()),
                "secret", List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))).close();
        return receiver;
    }

    /** @param settings besides function and events */
    public String subscribe(Map<String, String> settings, String... events) {
        Map<String, List<String>> all = new HashMap<>(Map.of("function", List.of(name), "events", List.of(events)));
        settings.forEach((key, value) -> all.put(key, List.of(value)));
        try (Response response = create(realm, "events of " + name, "dev.keypool.triggers.EventSubscription", "event-subscription", all)) {
            if (response.getStatus() != 201) {
                throw new IllegalStateException(response.getStatus() + " " + response.readEntity(String.class));
            }
            return response.getLocation().getPath().replaceAll(".*/", "");
        }
    }

    public static Response create(RealmResource realm, String name, String type, String kind, Map<String, List<String>> settings) {
        ComponentRepresentation component = new ComponentRepresentation();
        component.setName(name);
        component.setProviderType(type);
        component.setProviderId(kind);
        component.setConfig(new MultivaluedHashMap<>());
        component.getConfig().putAll(settings);
        return realm.components().add(component);
    }

    private Answer answer(StandIns.Request request) {
        Received received;
        try {
            received = new Received(request.header("webhook-id"), JSON.readTree(request.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        attempts.add(received);
        news.add(received);
        int status = answers.applyAsInt(received);
        if (status == 204) {
            taken.add(received);
        }
        return Answer.of(status, "");
    }

    /** From now on; 204 takes it. */
    public void answers(ToIntFunction<Received> now) {
        answers = now;
    }

    public void isDown() {
        answers(event -> 503);
    }

    public void isUp() {
        answers(event -> 204);
    }

    /** All that was ever sent, whether it was taken or not. */
    public List<Received> attempts() {
        return attempts;
    }

    /** Waits for the next attempt. */
    public Received nextAttempt(Duration atMost) {
        return next(news, atMost);
    }

    /** Waits for the next event that was taken. */
    public Received next(Duration atMost) {
        return next(taken, atMost);
    }

    public List<Received> next(int many, Duration atMost) {
        List<Received> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(next(atMost));
        }
        return all;
    }

    /** What was taken and not asked for. */
    public List<Received> others() {
        List<Received> others = new ArrayList<>();
        taken.drainTo(others);
        return others;
    }

    private static Received next(BlockingQueue<Received> queue, Duration atMost) {
        try {
            Received received = queue.poll(atMost.toMillis(), MILLISECONDS);
            if (received == null) {
                throw new AssertionError("No event came within " + atMost);
            }
            return received;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
