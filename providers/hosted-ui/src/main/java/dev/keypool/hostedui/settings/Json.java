package dev.keypool.hostedui.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.BrokenJson;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Settings as text and as a tree. */
final class Json {

    private static final int MAX_LENGTH = 512 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxStringLength(65_536).maxNameLength(1_000).maxNumberLength(50).maxTokenCount(20_000).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectNode DEFAULTS = load();

    private Json() {
    }

    /** Cognito's own default; a copy. */
    static ObjectNode defaults() {
        return DEFAULTS.deepCopy();
    }

    static ObjectNode parse(String text) throws RefusedException {
        if (text.length() > MAX_LENGTH) {
            throw new RefusedException("The settings are longer than " + MAX_LENGTH + " characters.");
        }
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new RefusedException("The settings are no JSON object.");
        } catch (JsonProcessingException e) {
            // Of where that is nobody knows: an administrator's file has been written anew before.
            throw new RefusedException(e instanceof StreamConstraintsException ? Refusal.of("The settings go too deep, have more parts than settings have, or too long a text among them.")
                    : BrokenJson.refusal(e));
        }
    }

    static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was read cannot be written", e);
        }
    }

    private static ObjectNode load() {
        try (InputStream in = Json.class.getResourceAsStream("managed-login-defaults.json")) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
