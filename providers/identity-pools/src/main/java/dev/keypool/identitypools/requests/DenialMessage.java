package dev.keypool.identitypools.requests;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.policy.Decision;
import dev.keypool.iam.policy.MatchedStatement;
import dev.keypool.identitypools.http.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why a request was denied, in the JSON that DecodeAuthorizationMessage gives out: AWS's members, and {@code reasons} and
 * where a statement stands in place of what it says. Bounded; what finds no place is left out, and {@code truncated} says so.
 */
public final class DenialMessage {

    /** Bytes of JSON that fit an encoded message. */
    private static final int MAX_BYTES = 7_500;
    private static final int RESERVED = 32;

    private final ObjectNode message = StrictJson.newObject();
    private int size;
    private boolean truncated;

    private DenialMessage() {
    }

    /** @param keys condition keys that the service stated */
    public static String of(CallerIdentity caller, String action, String resource, Map<String, List<String>> keys, Decision decision) {
        return new DenialMessage().write(caller, action, resource, keys, decision);
    }

    private String write(CallerIdentity caller, String action, String resource, Map<String, List<String>> keys, Decision decision) {
        message.put("allowed", false).put("explicitDeny", decision.outcome() == Decision.Outcome.EXPLICIT_DENY);
        ArrayNode statements = items(message, "matchedStatements");
        items(message, "failures");
        ArrayNode reasons = items(message, "reasons");
        ObjectNode context = message.putObject("context");
        context.putObject("principal").put("id", caller.userId()).put("arn", caller.arn());
        context.put("action", action).put("resource", resource);
        ArrayNode conditions = items(context, "conditions");
        size = bytes(message);
        if (size > MAX_BYTES) {
            // Characters that JSON escapes.
            context.put("action", "").put("resource", "");
            size = bytes(message);
            truncated = true;
        }
        decision.matched().forEach(matched -> add(statements, statement(caller, matched)));
        decision.reasons().forEach(reason -> add(reasons, StrictJson.newObject().put("value", reason)));
        new TreeMap<>(keys).forEach((key, values) -> add(conditions, condition(key, values)));
        return (truncated ? message.put("truncated", true) : message).toString();
    }

    private static ObjectNode statement(CallerIdentity caller, MatchedStatement matched) {
        ObjectNode statement = StrictJson.newObject().put("statementId", matched.sid() == null ? "" : matched.sid())
                .put("effect", matched.effect().toUpperCase(Locale.ROOT)).put("policy", matched.policy()).put("index", matched.index());
        items(statement, "principals").addObject().put("value", caller.role().uniqueId());
        return statement;
    }

    private static ObjectNode condition(String key, List<String> values) {
        ObjectNode condition = StrictJson.newObject().put("key", key);
        ArrayNode all = items(condition, "values");
        values.forEach(value -> all.addObject().put("value", value));
        return condition;
    }

    private void add(ArrayNode items, ObjectNode item) {
        int more = bytes(item);
        if (size + more > MAX_BYTES) {
            truncated = true;
            return;
        }
        size += more;
        items.add(item);
    }

    private static int bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8).length + RESERVED;
    }

    private static ArrayNode items(ObjectNode parent, String name) {
        return parent.putObject(name).putArray("items");
    }
}
