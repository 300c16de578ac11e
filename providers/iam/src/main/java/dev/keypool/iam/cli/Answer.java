package dev.keypool.iam.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.keypool.iam.policy.Decision;
import dev.keypool.iam.policy.MatchedStatement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** One line of output, without its end. */
final class Answer {

    private static final JsonFactory JSON = new JsonFactory();

    private Answer() {
    }

    static byte[] of(Decision decision) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("decision", decision.outcome().wireName());
            json.writeArrayFieldStart("matchedStatements");
            for (MatchedStatement matched : decision.matched()) {
                json.writeStartObject();
                json.writeStringField("policy", matched.policy());
                if (matched.sid() != null) {
                    json.writeStringField("sid", matched.sid());
                }
                json.writeNumberField("index", matched.index());
                json.writeStringField("effect", matched.effect());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("reasons");
            for (String reason : decision.reasons()) {
                json.writeString(reason);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toByteArray();
    }

    static byte[] error(String message, String pointer, int column) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("message", message);
            json.writeStringField("pointer", pointer);
            json.writeNumberField("line", 1);
            json.writeNumberField("column", column);
            json.writeEndObject();
            json.writeEndObject();
        }
        return line.toByteArray();
    }
}
