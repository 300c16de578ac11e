package dev.keypool.identitypools.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a setting's value that is a JSON object; one that is unknown in it is a slip that must not go unseen. */
final class SettingJson {

    private final String setting;
    private final ObjectNode json;

    private SettingJson(String setting, ObjectNode json) {
        this.setting = setting;
        this.json = json;
    }

    static boolean isObject(String value) {
        return value.startsWith("{");
    }

    /** Of members that are known beforehand. */
    static SettingJson of(String setting, String value, Set<String> members) {
        SettingJson read = of(setting, value);
        read.json.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw new InvalidConfigurationException(setting + " has no member of that name; allowed are "
                        + String.join(", ", members.stream().sorted().toList()) + ".");
            }
        });
        return read;
    }

    private static SettingJson of(String setting, String value) {
        try {
            return new SettingJson(setting, StrictJson.object(value.getBytes(StandardCharsets.UTF_8)));
        } catch (BadRequestException e) {
            throw new InvalidConfigurationException(setting + " must be a JSON object with unique members.");
        }
    }

    /** Of texts under names that the administrator chooses. */
    static Map<String, String> texts(String setting, String value, int maxName, int maxValue, int maxCount) {
        return of(setting, value).texts(maxName, maxValue, maxCount);
    }

    String text(String member, int maxChars) {
        String text = optionalText(member);
        if (text == null || text.isEmpty() || text.length() > maxChars) {
            throw new InvalidConfigurationException(setting + ": " + member + " must be a string of 1 to " + maxChars + " characters.");
        }
        return text;
    }

    String optionalText(String member) {
        JsonNode node = json.get(member);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw new InvalidConfigurationException(setting + ": " + member + " must be a string.");
        }
        return ComponentConfig.requireStorable(setting + ": " + member, node.textValue());
    }

    boolean flag(String member) {
        JsonNode node = json.get(member);
        if (node != null && !node.isNull() && !node.isBoolean()) {
            throw new InvalidConfigurationException(setting + ": " + member + " must be true or false.");
        }
        return node != null && node.booleanValue();
    }

    Set<String> texts(String member, int maxChars, int maxCount) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode node : array(member, maxCount)) {
            if (!node.isTextual() || node.textValue().isEmpty() || node.textValue().length() > maxChars) {
                throw new InvalidConfigurationException(setting + ": " + member + " must hold strings of 1 to " + maxChars + " characters.");
            }
            texts.add(ComponentConfig.requireStorable(setting + ": " + member, node.textValue()));
        }
        return texts;
    }

    Map<String, String> map(String member, int maxName, int maxValue, int maxCount) {
        JsonNode node = json.get(member);
        if (node == null || node.isNull()) {
            return Map.of();
        }
        if (!(node instanceof ObjectNode object)) {
            throw new InvalidConfigurationException(setting + ": " + member + " must be an object.");
        }
        return new SettingJson(setting + ": " + member, object).texts(maxName, maxValue, maxCount);
    }

    List<SettingJson> objects(String member, Set<String> members, int maxCount) {
        return array(member, maxCount).stream().map(node -> of(setting + ": " + member, node.toString(), members)).toList();
    }

    private List<JsonNode> array(String member, int maxCount) {
        JsonNode node = json.get(member);
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > maxCount) {
            throw new InvalidConfigurationException(setting + ": " + member + " must be an array of at most " + maxCount + ".");
        }
        return node.valueStream().toList();
    }

    private Map<String, String> texts(int maxName, int maxValue, int maxCount) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            boolean valid = !entry.getKey().isEmpty() && entry.getKey().length() <= maxName
                    && entry.getValue().isTextual() && entry.getValue().textValue().length() <= maxValue;
            if (!valid) {
                throw new InvalidConfigurationException(setting + " must have names of 1 to " + maxName
                        + " characters and strings of at most " + maxValue + ".");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
        if (texts.size() > maxCount) {
            throw new InvalidConfigurationException(setting + " has at most " + maxCount + " entries.");
        }
        return texts;
    }
}
