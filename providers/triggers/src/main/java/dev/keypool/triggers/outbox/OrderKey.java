package dev.keypool.triggers.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.keycloak.events.Event;
import org.keycloak.events.admin.AdminEvent;

/**
 * What keeps events in order: those of one user, whether the user or an administrator caused them; others by the client or
 * the resource that they are about. A hash, because ids of federated users are of any length.
 */
final class OrderKey {

    private OrderKey() {
    }

    static String of(Event event) {
        if (event.getUserId() != null) {
            return user(event.getUserId());
        }
        return hash(event.getClientId() == null ? "realm" : "client/" + event.getClientId());
    }

    static String of(AdminEvent event) {
        String[] path = (event.getResourcePath() == null ? "" : event.getResourcePath()).split("/", 3);
        if (path.length > 1 && path[0].equals("users")) {
            return user(path[1]);
        }
        return hash("resource/" + path[0] + (path.length > 1 ? "/" + path[1] : ""));
    }

    private static String user(String id) {
        return hash("user/" + id);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
