package dev.keypool.triggers.outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.EventJson;
import java.time.Instant;

/** A dead letter as administrators see it. */
final class DeadLetterJson {

    private DeadLetterJson() {
    }

    /** @param withEvent whether what the function did not take is in it, which may tell of a person */
    static ObjectNode of(DeadLetter letter, boolean withEvent) {
        ObjectNode json = EventJson.newObject();
        json.put("id", Long.toString(letter.id()));
        json.put("eventId", letter.event().eventId());
        json.put("event", letter.event().name());
        json.put("subscription", letter.event().subscriptionId());
        json.put("time", Instant.ofEpochMilli(letter.event().createdAt()).toString());
        json.put("diedAt", Instant.ofEpochMilli(letter.diedAt()).toString());
        json.put("attempts", letter.attempts());
        json.put("error", letter.error());
        if (withEvent) {
            json.set("payload", EventJson.parse(letter.event().payload()));
        }
        return json;
    }
}
