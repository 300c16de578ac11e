package dev.keypool.identitypools.credentials;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A session as bytes: JSON with one-letter names, so that later versions can add members. What is empty is left out. */
final class SessionCodec {

    static final JsonFactory JSON = new JsonFactory();

    private SessionCodec() {
    }

    static byte[] encode(Session session) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(320);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("r", session.roleId());
            json.writeStringField("n", session.sessionName());
            if (session.pool() != null) {
                pool(json, session.pool());
            }
            if (session.federation() != null) {
                federation(json, session.federation());
            }
            tags(json, session.tags());
            if (session.sourceIdentity() != null) {
                json.writeStringField("s", session.sourceIdentity());
            }
            array(json, "o", session.policies());
            array(json, "c", session.chain());
            if (session.startedAt() != session.issuedAt()) {
                json.writeNumberField("d", session.startedAt());
            }
            json.writeNumberField("t", session.issuedAt());
            json.writeNumberField("e", session.expiresAt());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static void pool(JsonGenerator json, PoolIdentity pool) throws IOException {
        json.writeStringField("p", pool.poolId());
        json.writeStringField("i", pool.identityId());
        array(json, "a", pool.amr());
        json.writeBooleanField("x", pool.enhanced());
    }

    private static void federation(JsonGenerator json, Federation federation) throws IOException {
        json.writeStringField("f", federation.provider());
        json.writeObjectFieldStart("k");
        for (Map.Entry<String, List<String>> key : federation.keys().entrySet()) {
            json.writeArrayFieldStart(key.getKey());
            for (String value : key.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void tags(JsonGenerator json, SessionTags tags) throws IOException {
        if (tags.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("g");
        for (Map.Entry<String, String> tag : tags.values().entrySet()) {
            json.writeStringField(tag.getKey(), tag.getValue());
        }
        json.writeEndObject();
        array(json, "v", tags.transitive());
    }

    private static void array(JsonGenerator json, String name, Collection<String> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** The bytes come from {@link #encode}, authenticated: what is missing or unknown is another version's token. */
    static Session decode(byte[] bytes) throws InvalidSessionTokenException {
        return new SessionReader().read(bytes);
    }
}
