package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import java.util.ArrayList;
import java.util.List;

/** Reads members of a JSON object and says, by their place, which is missing or of the wrong kind. */
final class Members {

    private final String place;
    private final ObjectNode json;

    private Members(String place, ObjectNode json) {
        this.place = place;
        this.json = json;
    }

    static Members of(ObjectNode root, String name) throws BadRequestException {
        return new Members("", root).member(name);
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    Members member(String name) throws BadRequestException {
        return new Members(place(name), object(name));
    }

    ObjectNode object(String name) throws BadRequestException {
        if (json.get(name) instanceof ObjectNode object) {
            return object;
        }
        throw BadRequestException.malformed(place(name) + " must be an object.");
    }

    String text(String name) throws BadRequestException {
        String text = optionalText(name);
        if (text == null || text.isEmpty()) {
            throw BadRequestException.malformed(place(name) + " must be a string that is not empty.");
        }
        return text;
    }

    String optionalText(String name) throws BadRequestException {
        if (!has(name)) {
            return null;
        }
        if (!json.get(name).isTextual()) {
            throw BadRequestException.malformed(place(name) + " must be a string.");
        }
        return json.get(name).textValue();
    }

    void requireText(String name, String only) throws BadRequestException {
        if (!only.equals(text(name))) {
            throw BadRequestException.malformed(place(name) + " must be " + only + ".");
        }
    }

    boolean flag(String name) throws BadRequestException {
        if (has(name) && !json.get(name).isBoolean()) {
            throw BadRequestException.malformed(place(name) + " must be true or false.");
        }
        return has(name) && json.get(name).booleanValue();
    }

    /** A string, number or boolean, or an array of them, as texts. */
    static List<String> texts(String place, JsonNode node) throws BadRequestException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : node.isArray() ? node : List.of(node)) {
            if (!value.isValueNode() || value.isNull()) {
                throw BadRequestException.malformed(place + " must hold strings, numbers, booleans or arrays of them.");
            }
            texts.add(value.asText());
        }
        return texts;
    }

    private String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
