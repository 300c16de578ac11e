package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keypool.identitypools.config.PolicyText;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import java.nio.charset.StandardCharsets;

/** A setting's value as people wrote it. */
final class StoredJson {

    private StoredJson() {
    }

    /** As JSON; as the text that it is when it is none. */
    static JsonNode read(String stored) {
        if (!stored.stripLeading().startsWith("{")) {
            return TextNode.valueOf(stored);
        }
        try {
            return StrictJson.object(PolicyText.readable(stored).getBytes(StandardCharsets.UTF_8));
        } catch (BadRequestException e) {
            return TextNode.valueOf(stored);
        }
    }
}
