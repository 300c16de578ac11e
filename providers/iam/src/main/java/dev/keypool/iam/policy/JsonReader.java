package dev.keypool.iam.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.keypool.iam.json.JsonFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads JSON as strictly as RFC 8259 has it: no duplicate names, nothing after the document, and only so deep. */
final class JsonReader {

    /** The grammar itself needs eight levels. */
    private static final int MAX_DEPTH = 20;

    /** Names are not interned: documents come from outside, and what is interned stays. */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Json read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonReader reader = new JsonReader(parser);
            if (parser.nextToken() == null) {
                throw reader.fault("", "the document is empty; a JSON object is expected.");
            }
            Json document = reader.value("", 1);
            if (parser.nextToken() != null) {
                throw reader.fault("", "there is more text after the end of the document; nothing may follow it.");
            }
            return document;
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            int line = where == null ? 1 : where.getLineNr();
            int column = where == null ? 1 : where.getColumnNr();
            throw new PolicyException(JsonFault.pointer(e), line, column, JsonFault.describe(e));
        } catch (IOException e) {
            throw new PolicyException("", 1, 1, "the document cannot be read.");
        }
    }

    private Json value(String pointer, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw fault(pointer, "the document is nested deeper than " + MAX_DEPTH + " levels, which no policy needs.");
        }
        JsonToken token = parser.currentToken();
        Json.Place place = place(pointer);
        return switch (token) {
            case START_OBJECT -> object(place, depth);
            case START_ARRAY -> array(place, depth);
            case VALUE_STRING -> Json.scalar(Json.Kind.STRING, place, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Json.scalar(Json.Kind.NUMBER, place, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> Json.scalar(Json.Kind.BOOLEAN, place, parser.getText());
            case VALUE_NULL -> Json.scalar(Json.Kind.NULL, place, null);
            default -> throw fault(pointer, "a JSON value is expected.");
        };
    }

    private Json object(Json.Place place, int depth) throws IOException {
        LinkedHashMap<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String pointer = place.pointer() + '/' + name.replace("~", "~0").replace("/", "~1");
            if (members.containsKey(name)) {
                throw fault(pointer, "the name " + Json.quote(name) + " is there twice; each may be there once.");
            }
            parser.nextToken();
            members.put(name, value(pointer, depth + 1));
        }
        return Json.object(place, members);
    }

    private Json array(Json.Place place, int depth) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(place.pointer() + '/' + elements.size(), depth + 1));
        }
        return Json.array(place, elements);
    }

    private Json.Place place(String pointer) {
        JsonLocation where = parser.currentTokenLocation();
        return new Json.Place(pointer, where.getLineNr(), where.getColumnNr());
    }

    private PolicyException fault(String pointer, String message) {
        Json.Place place = place(pointer);
        return new PolicyException(place.pointer(), Math.max(1, place.line()), Math.max(1, place.column()), message);
    }
}
