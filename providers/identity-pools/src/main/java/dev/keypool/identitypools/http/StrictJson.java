package dev.keypool.identitypools.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON from strangers: UTF-8, one object, no member twice, not deep. */
public final class StrictJson {

    private static final int MAX_DEPTH = 16;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Otherwise Jackson's error texts quote the input, tokens included.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(RequestBody.MAX_BYTES).maxNumberLength(100).maxNameLength(2048).build())
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {
    }

    public static ObjectNode object(byte[] body) throws BadRequestException {
        JsonNode node;
        try {
            node = JSON.readTree(RequestBody.utf8(body));
        } catch (JsonProcessingException e) {
            throw BadRequestException.malformed("The request body is not well-formed JSON with unique names and at most "
                    + MAX_DEPTH + " levels.");
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw BadRequestException.malformed("The request body must be a JSON object.");
    }

    public static ObjectNode newObject() {
        return JSON.createObjectNode();
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can be written", e);
        }
    }
}
