package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.BrokenJson;
import dev.keypool.hostedui.NearName;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** JSON from administrators: nothing is said twice, nothing is too deep, and nothing is passed over. */
public final class StrictJson {

    /** Room for the largest picture in base64, and for one that is somewhat larger, which is told then. */
    private static final int MAX_STRING = 1_500_000;
    private static final String NO_UTF_8 = "This is not in UTF-8, as JSON is; save the file in that encoding.";

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(40).maxStringLength(MAX_STRING).maxNameLength(1_000).maxNumberLength(50).maxTokenCount(100_000).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {
    }

    public static ObjectNode object(byte[] bytes) throws RefusedException {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree instanceof ObjectNode object) {
                requireWholeCharacters(object);
                return object;
            }
            throw new RefusedException(tree.isMissingNode() ? "The request body is empty." : "This is no JSON object.");
        } catch (JsonProcessingException e) {
            throw new RefusedException(isUtf8(bytes) ? BrokenJson.refusal(e) : Refusal.of(NO_UTF_8));
        } catch (IOException e) {
            throw new RefusedException(NO_UTF_8);
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Half of a surrogate pair, which an escape can name, is no character in UTF-8: a database would give something else back. Names may have none (Jackson). */
    private static void requireWholeCharacters(JsonNode tree) throws RefusedException {
        if (tree.isTextual() && !StandardCharsets.UTF_8.newEncoder().canEncode(tree.textValue())) {
            throw new RefusedException("A text has half of a character in it, such as \"\\ud800\" by itself.");
        }
        for (JsonNode inner : tree) {
            requireWholeCharacters(inner);
        }
    }

    public static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was read cannot be written", e);
        }
    }

    public static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What is not known is told: it would have no effect. */
    static void requireOnly(ObjectNode object, Set<String> known, String place) throws RefusedException {
        for (var names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new RefusedException(new Refusal(place, Refusal.quote(name) + " is not known here." + NearName.question(name, known)));
            }
        }
    }

    /** Null where there is none. */
    static String text(ObjectNode object, String name, String place) throws RefusedException {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new RefusedException(new Refusal(place + "." + name, "This is no text."));
        }
        return value.textValue();
    }

    /** Empty where there is none. */
    static ObjectNode object(JsonNode value, String place) throws RefusedException {
        if (value == null || value.isNull()) {
            return newObject();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new RefusedException(new Refusal(place, "This is no object."));
    }
}
