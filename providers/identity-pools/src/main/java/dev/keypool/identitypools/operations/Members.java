package dev.keypool.identitypools.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The members of a structure, read with the model's constraints: of a request, or of something in it. Unknown members are
 * passed over, as AWS does; what is null is absent.
 */
public final class Members {

    /** The model's limit for all maps of providers. */
    private static final int MAX_LOGINS = 10;

    private final ObjectNode json;
    private final String path;

    private Members(ObjectNode json, String path) {
        this.json = json;
        this.path = path;
    }

    public static Members of(ObjectNode request) {
        return new Members(request, "");
    }

    public boolean has(String name) {
        return node(name) != null;
    }

    public String text(String name, TextShape shape) throws BadRequestException, ValidationException {
        return present(name, optionalText(name, shape));
    }

    /** Null when absent. */
    public String optionalText(String name, TextShape shape) throws BadRequestException, ValidationException {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        String value = text(name, node);
        require(name, shape.broken(value));
        return value;
    }

    public boolean flag(String name) throws BadRequestException, ValidationException {
        return present(name, optionalFlag(name));
    }

    /** Null when absent. */
    public Boolean optionalFlag(String name) throws BadRequestException {
        JsonNode node = node(name);
        if (node != null && !node.isBoolean()) {
            throw BadRequestException.malformed(name + " must be true or false.");
        }
        return node == null ? null : node.booleanValue();
    }

    public long number(String name, NumberShape shape) throws BadRequestException, ValidationException {
        return present(name, optionalNumber(name, shape));
    }

    /** Null when absent. */
    public Long optionalNumber(String name, NumberShape shape) throws BadRequestException, ValidationException {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw BadRequestException.malformed(name + " must be a whole number.");
        }
        require(name, shape.broken(node.longValue()));
        return node.longValue();
    }

    public <E> E word(String name, E[] allowed, Function<E, String> wireName) throws BadRequestException, ValidationException {
        return present(name, optionalWord(name, allowed, wireName));
    }

    /** Null when absent. */
    public <E> E optionalWord(String name, E[] allowed, Function<E, String> wireName) throws BadRequestException, ValidationException {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        String value = text(name, node);
        for (E word : allowed) {
            if (wireName.apply(word).equals(value)) {
                return word;
            }
        }
        throw invalid(name, "Member must satisfy enum value set: [" + String.join(", ", Arrays.stream(allowed).map(wireName).toList()) + "]");
    }

    /** Empty when absent. */
    public List<String> texts(String name, TextShape each) throws BadRequestException, ValidationException {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : list(name)) {
            String value = text(name, node);
            if (each.broken(value) != null) {
                throw invalid(name, "Member must satisfy constraint: " + each.all());
            }
            texts.add(value);
        }
        return texts;
    }

    public List<String> texts(String name, TextShape each, int min, int max) throws BadRequestException, ValidationException {
        List<String> texts = texts(name, each);
        present(name, node(name));
        requireSize(name, texts.size(), min, max);
        return texts;
    }

    /** Empty when absent. */
    public Map<String, String> map(String name, TextShape key, TextShape value, int max) throws BadRequestException, ValidationException {
        ObjectNode object = object(name);
        Map<String, String> map = new LinkedHashMap<>();
        if (object != null) {
            requireSize(name, object.size(), 0, max);
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                requireKey(name, key, entry.getKey());
                String text = text(name, entry.getValue());
                if (value.broken(text) != null) {
                    throw invalid(name, "Map value must satisfy constraint: " + value.all());
                }
                map.put(entry.getKey(), text);
            }
        }
        return map;
    }

    public Map<String, String> requiredMap(String name, TextShape key, TextShape value, int max) throws BadRequestException, ValidationException {
        present(name, node(name));
        return map(name, key, value, max);
    }

    /** Provider names to tokens; empty for a guest. */
    public Map<String, String> logins() throws BadRequestException, ValidationException {
        return map("Logins", TextShape.PROVIDER_NAME, TextShape.PROVIDER_TOKEN, MAX_LOGINS);
    }

    public Map<String, String> requiredLogins() throws BadRequestException, ValidationException {
        present("Logins", node("Logins"));
        return logins();
    }

    public Members structure(String name) throws BadRequestException, ValidationException {
        return new Members(present(name, object(name)), at(name) + ".");
    }

    /** Empty when absent. */
    public List<Members> structures(String name) throws BadRequestException, ValidationException {
        List<Members> structures = new ArrayList<>();
        for (JsonNode node : list(name)) {
            structures.add(new Members(object(name, node), at(name) + "." + (structures.size() + 1) + ".member."));
        }
        return structures;
    }

    public List<Members> structures(String name, int min, int max) throws BadRequestException, ValidationException {
        List<Members> structures = structures(name);
        present(name, node(name));
        requireSize(name, structures.size(), min, max);
        return structures;
    }

    /** Empty when absent. A path in an error text leaves the key out, as it does values. */
    public Map<String, Members> structures(String name, TextShape key, int max) throws BadRequestException, ValidationException {
        ObjectNode map = object(name);
        Map<String, Members> structures = new LinkedHashMap<>();
        if (map != null) {
            requireSize(name, map.size(), 0, max);
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                requireKey(name, key, entry.getKey());
                structures.put(entry.getKey(), new Members(object(name, entry.getValue()), at(name) + ".member."));
            }
        }
        return structures;
    }

    private <T> T present(String name, T value) throws ValidationException {
        if (value == null) {
            throw invalid(name, "Member must not be null");
        }
        return value;
    }

    private void require(String name, String broken) throws ValidationException {
        if (broken != null) {
            throw invalid(name, broken);
        }
    }

    private void requireKey(String name, TextShape shape, String key) throws ValidationException {
        if (shape.broken(key) != null) {
            throw invalid(name, "Map keys must satisfy constraint: " + shape.all());
        }
    }

    private void requireSize(String name, int size, int min, int max) throws ValidationException {
        require(name, size < min ? "Member must have length greater than or equal to " + min
                : size > max ? "Member must have length less than or equal to " + max : null);
    }

    private ValidationException invalid(String name, String constraint) {
        return new ValidationException(at(name), constraint);
    }

    /** As AWS writes it: the member's name with its first letter in lower case. */
    private String at(String name) {
        return path + Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private JsonNode node(String name) {
        JsonNode node = json.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private List<JsonNode> list(String name) throws BadRequestException {
        JsonNode node = node(name);
        if (node != null && !node.isArray()) {
            throw BadRequestException.malformed(name + " must be an array.");
        }
        return node == null ? List.of() : node.valueStream().toList();
    }

    private ObjectNode object(String name) throws BadRequestException {
        JsonNode node = node(name);
        return node == null ? null : object(name, node);
    }

    private static ObjectNode object(String name, JsonNode node) throws BadRequestException {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw BadRequestException.malformed(name + " must be an object.");
    }

    private static String text(String name, JsonNode node) throws BadRequestException {
        if (!node.isTextual()) {
            throw BadRequestException.malformed(name + " must be a string.");
        }
        return node.textValue();
    }
}
