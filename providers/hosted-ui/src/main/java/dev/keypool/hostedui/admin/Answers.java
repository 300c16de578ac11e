package dev.keypool.hostedui.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StrictJson;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Brandings as administrators get them. */
final class Answers {

    private Answers() {
    }

    /** What is worked on, under the name by which a change says what it changes. For {@code messages} see {@link Branding#warnings}. */
    static Response draft(Branding draft, List<String> notices, Supplier<Set<String>> messages) {
        ObjectNode json = described(draft, messages);
        notices.forEach(((ArrayNode) json.get("warnings"))::add);
        return Response.fromResponse(json(json)).header(HttpHeaders.ETAG, Revision.of(draft)).build();
    }

    static ObjectNode described(Branding branding, Supplier<Set<String>> messages) {
        ObjectNode json = branding.json();
        branding.warnings(messages).forEach(json.putArray("warnings")::add);
        return json;
    }

    static Response json(JsonNode json) {
        return Response.ok(StrictJson.bytes(json)).type(MediaType.APPLICATION_JSON).build();
    }
}
