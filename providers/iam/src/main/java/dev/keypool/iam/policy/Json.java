package dev.keypool.iam.policy;

import dev.keypool.iam.json.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that knows where it stands. */
final class Json {

    enum Kind {
        OBJECT("an object"), ARRAY("an array"), STRING("a string"), NUMBER("a number"), BOOLEAN("a boolean"), NULL("null");

        private final String described;

        Kind(String described) {
            this.described = described;
        }
    }

    private final Kind kind;
    private final String pointer;
    private final int line;
    private final int column;
    private final Map<String, Json> members;
    private final List<Json> elements;
    private final String text;

    private Json(Kind kind, Place place, Map<String, Json> members, List<Json> elements, String text) {
        this.kind = kind;
        this.pointer = place.pointer();
        this.line = place.line();
        this.column = place.column();
        this.members = members;
        this.elements = elements;
        this.text = text;
    }

    record Place(String pointer, int line, int column) {}

    static Json object(Place place, LinkedHashMap<String, Json> members) {
        return new Json(Kind.OBJECT, place, members, List.of(), null);
    }

    static Json array(Place place, List<Json> elements) {
        return new Json(Kind.ARRAY, place, Map.of(), elements, null);
    }

    static Json scalar(Kind kind, Place place, String text) {
        return new Json(kind, place, Map.of(), List.of(), text);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    String pointer() {
        return pointer;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    Map<String, Json> members() {
        return members;
    }

    Json member(String name) {
        return members.get(name);
    }

    /** The elements of an array, or the value alone: most of the grammar lets brackets go for a single value. */
    List<Json> elementsOrSelf() {
        return kind == Kind.ARRAY ? elements : List.of(this);
    }

    /** The text of a string, number or boolean, as written. */
    String text() {
        return text;
    }

    /** What it is, for an error's "found". */
    String described() {
        return kind == Kind.STRING || kind == Kind.NUMBER || kind == Kind.BOOLEAN ? quote(text) : kind.described;
    }

    static String quote(String value) {
        return Printable.quote(value);
    }

    /** The same text for the same content whatever the white space, to find statements that repeat one another. */
    String canonical(String without) {
        StringBuilder out = new StringBuilder();
        write(out, without);
        return out.toString();
    }

    private void write(StringBuilder out, String without) {
        if (kind == Kind.OBJECT) {
            out.append('{');
            members.entrySet().stream().filter(m -> !m.getKey().equals(without)).sorted(Map.Entry.comparingByKey()).forEach(m -> {
                out.append(m.getKey().length()).append(m.getKey());
                m.getValue().write(out, null);
            });
            out.append('}');
        } else if (kind == Kind.ARRAY && elements.size() != 1) {
            out.append('[');
            elements.forEach(e -> e.write(out, null));
            out.append(']');
        } else if (kind == Kind.ARRAY) {
            elements.get(0).write(out, null);
        } else {
            out.append('"').append(text == null ? 0 : text.length()).append(text);
        }
    }
}
