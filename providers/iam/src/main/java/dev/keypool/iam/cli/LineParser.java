package dev.keypool.iam.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.keypool.iam.json.JsonFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the JSON of a line, and knows where in it it is. */
final class LineParser {

    private static final JsonFactory JSON = new JsonFactoryBuilder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).maxStringLength(Text.MAX_BYTES).build()).build();

    private final String line;
    private final JsonParser parser;

    @FunctionalInterface
    interface Member {
        void read(String name) throws IOException, SimulationException;
    }

    @FunctionalInterface
    interface Element {
        void read() throws IOException, SimulationException;
    }

    @FunctionalInterface
    interface Document {
        void read(LineParser parser) throws IOException, SimulationException;
    }

    private LineParser(String line, JsonParser parser) {
        this.line = line;
        this.parser = parser;
    }

    /** Reads a line that holds exactly one object. */
    static void parse(String text, Document document) throws SimulationException {
        // A carriage return would start a new line for the parser; as a tab it is allowed in the same places, in this one.
        String line = text.replace('\r', '\t');
        if (line.isBlank()) {
            throw new SimulationException("", 1, "the line is empty; a JSON object is expected.");
        }
        try (JsonParser parser = JSON.createParser(line)) {
            LineParser reader = new LineParser(line, parser);
            parser.nextToken();
            document.read(reader);
            if (parser.nextToken() != null) {
                throw reader.fault("there is more text after the end of the object; nothing may follow it.");
            }
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
            throw new SimulationException(JsonFault.pointer(e), column, JsonFault.describe(e));
        } catch (IOException e) {
            throw new SimulationException("", 1, "the line cannot be read.");
        }
    }

    /** The members of the object that comes, none of them twice. */
    void object(Member member) throws IOException, SimulationException {
        expect(JsonToken.START_OBJECT, "an object");
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!names.add(name)) {
                throw fault("this name is there twice; each may be there once.");
            }
            parser.nextToken();
            member.read(name);
        }
    }

    /** The elements of the array that comes. */
    void array(Element element) throws IOException, SimulationException {
        expect(JsonToken.START_ARRAY, "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    String string() throws IOException, SimulationException {
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getText();
    }

    /** A string, number or boolean, or an array of them. */
    List<String> values() throws IOException, SimulationException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return List.of(scalar());
        }
        List<String> values = new ArrayList<>();
        array(() -> values.add(scalar()));
        return values;
    }

    private String scalar() throws IOException, SimulationException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric() && !token.isBoolean()) {
            throw fault("found " + found() + "; a string, number or boolean is expected.");
        }
        return parser.getText();
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** The object that comes, as it is written. */
    String document() throws IOException, SimulationException {
        expect(JsonToken.START_OBJECT, "a policy document");
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        return line.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    /** From 1. */
    int column() {
        return Math.max(1, parser.currentTokenLocation().getColumnNr());
    }

    SimulationException fault(String message) {
        return new SimulationException(pointer(), column(), message);
    }

    private void expect(JsonToken token, String described) throws SimulationException {
        if (parser.currentToken() != token) {
            throw fault("found " + found() + "; " + described + " is expected.");
        }
    }

    private String found() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NULL -> "null";
            default -> token.isNumeric() ? "a number" : "a boolean";
        };
    }
}
