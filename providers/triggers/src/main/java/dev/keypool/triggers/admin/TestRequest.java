package dev.keypool.triggers.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.functions.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Set;

/**
 * What an administrator wants to be sent to a function.
 *
 * @param triggerSource which sample
 * @param lambdaVersion of pre token generation, or null
 * @param userId        of a person of the realm whose attributes are in the event, or null
 * @param username      the same by name, or null
 * @param clientId      the event's app client, or null for one made up
 * @param overrides     put over the sample's {@code request}, or null
 */
record TestRequest(String triggerSource, EventVersion lambdaVersion, String userId, String username, String clientId, ObjectNode overrides) {

    static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_TEXT = 255;
    private static final Set<String> MEMBERS = Set.of("triggerSource", "lambdaVersion", "userId", "username", "clientId", "overrides");

    static TestRequest read(InputStream body) throws BadTestException {
        ObjectNode json = object(body);
        for (Iterator<String> names = json.fieldNames(); names.hasNext();) {
            if (!MEMBERS.contains(names.next())) {
                throw new BadTestException("The members are " + String.join(", ", MEMBERS.stream().sorted().toList()) + ".");
            }
        }
        String source = text(json, "triggerSource");
        if (source == null) {
            throw new BadTestException("triggerSource is required.");
        }
        String version = text(json, "lambdaVersion");
        JsonNode overrides = json.get("overrides");
        if (overrides != null && !overrides.isObject() && !overrides.isNull()) {
            throw new BadTestException("overrides must be an object.");
        }
        if (version != null && EventVersion.of(version).isEmpty()) {
            throw new BadTestException("lambdaVersion must be V1_0, V2_0 or V3_0.");
        }
        return new TestRequest(source, version == null ? null : EventVersion.valueOf(version), text(json, "userId"), text(json, "username"), text(json, "clientId"), overrides instanceof ObjectNode object ? object : null);
    }

    private static ObjectNode object(InputStream body) throws BadTestException {
        byte[] bytes;
        try {
            bytes = body == null ? new byte[0] : body.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new BadTestException("The request body could not be read.");
        }
        if (bytes.length > MAX_BYTES) {
            throw new BadTestException("The request body has more than " + MAX_BYTES + " bytes.");
        }
        ObjectNode json = EventJson.objectOrNull(bytes);
        if (json == null) {
            throw new BadTestException("The request body must be a JSON object with unique names and at most 32 levels.");
        }
        return json;
    }

    private static String text(ObjectNode json, String name) throws BadTestException {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > MAX_TEXT) {
            throw new BadTestException(name + " must be a text of 1 to " + MAX_TEXT + " characters.");
        }
        return value.textValue();
    }
}
