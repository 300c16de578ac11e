package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.component.ComponentModel;

/** Reads the members of a configuration document; one that is unknown is a slip that must not go unseen. */
final class Document {

    private final ObjectNode json;

    Document(ObjectNode json, Set<String> allowed, Set<String> readOnly) {
        this.json = json;
        for (String name : iterable(json)) {
            if (!allowed.contains(name) && !readOnly.contains(name)) {
                throw new InvalidConfigurationException("There is no member " + clip(name) + "; allowed are "
                        + String.join(", ", allowed.stream().sorted().toList()) + ".");
            }
        }
    }

    /** Null when absent. A number or boolean is taken as its text. */
    String text(String name) {
        JsonNode node = json.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw new InvalidConfigurationException(name + " must be one value.");
        }
        return node.asText();
    }

    /** Null when absent. */
    JsonNode value(String name) {
        JsonNode node = json.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** Null when absent. */
    ObjectNode object(String name) {
        JsonNode node = value(name);
        if (node != null && !node.isObject()) {
            throw new InvalidConfigurationException(name + " must be an object.");
        }
        return (ObjectNode) node;
    }

    /** False when absent. */
    boolean flag(String name) {
        JsonNode node = value(name);
        if (node != null && !node.isBoolean()) {
            throw new InvalidConfigurationException(name + " must be true or false.");
        }
        return node != null && node.booleanValue();
    }

    /** The settings that have one value each; absent and empty ones are left out. */
    void copy(List<String> settings, ComponentModel into) {
        for (String name : settings) {
            if (text(name) != null && !text(name).isBlank()) {
                into.getConfig().putSingle(name, text(name));
            }
        }
    }

    List<String> texts(String name) {
        return list(name).stream().map(node -> requireText(name, node)).toList();
    }

    /** Each a text, or an object that is kept as JSON. */
    List<String> values(String name) {
        return list(name).stream().map(node -> node.isObject() ? node.toString() : requireText(name, node)).toList();
    }

    Map<String, String> map(String name) {
        ObjectNode node = object(name);
        if (node == null) {
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), requireText(name, entry.getValue())));
        return map;
    }

    /** A policy may be given as JSON or as a text that holds JSON. */
    String policy(String name) {
        JsonNode node = json.get(name);
        return node == null || node.isNull() ? null : policyText(node);
    }

    List<String> policies(String name) {
        return list(name).stream().map(Document::policyText).toList();
    }

    private List<JsonNode> list(String name) {
        JsonNode node = json.get(name);
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new InvalidConfigurationException(name + " must be an array.");
        }
        List<JsonNode> items = new ArrayList<>(node.size());
        node.forEach(items::add);
        return items;
    }

    private static String requireText(String name, JsonNode node) {
        if (!node.isTextual()) {
            throw new InvalidConfigurationException(name + " must hold strings.");
        }
        return node.textValue();
    }

    private static String policyText(JsonNode node) {
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private static Iterable<String> iterable(ObjectNode json) {
        return json::fieldNames;
    }

    private static String clip(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
