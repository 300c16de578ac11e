package dev.keypool.identitypools.credentials;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A session as bytes: JSON with one-letter names, so that later versions can add members. */
final class SessionCodec {

    private static final JsonFactory JSON = new JsonFactory();

    private SessionCodec() {
    }

    static byte[] encode(Session session) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(320);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("p", session.poolId());
            json.writeStringField("i", session.identityId());
            json.writeStringField("r", session.roleId());
            json.writeStringField("n", session.sessionName());
            json.writeArrayFieldStart("a");
            for (String reference : session.amr()) {
                json.writeString(reference);
            }
            json.writeEndArray();
            json.writeNumberField("t", session.issuedAt());
            json.writeNumberField("e", session.expiresAt());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** The bytes come from {@link #encode}, authenticated: what is missing or unknown is another version's token. */
    static Session decode(byte[] bytes) throws InvalidSessionTokenException {
        String pool = null;
        String identity = null;
        String role = null;
        String name = null;
        List<String> amr = new ArrayList<>(3);
        long issuedAt = 0;
        long expiresAt = 0;
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "p" -> pool = json.getText();
                    case "i" -> identity = json.getText();
                    case "r" -> role = json.getText();
                    case "n" -> name = json.getText();
                    case "t" -> issuedAt = json.getLongValue();
                    case "e" -> expiresAt = json.getLongValue();
                    case "a" -> {
                        // Without an array there is no end of it to wait for.
                        if (json.currentToken() != JsonToken.START_ARRAY) {
                            throw new InvalidSessionTokenException();
                        }
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            amr.add(json.getText());
                        }
                    }
                    // A member that this version does not know may narrow the session: ignoring it could widen it.
                    default -> throw new InvalidSessionTokenException();
                }
            }
        } catch (IOException e) {
            throw new InvalidSessionTokenException();
        }
        if (pool == null || identity == null || role == null || name == null || amr.isEmpty() || expiresAt <= issuedAt) {
            throw new InvalidSessionTokenException();
        }
        return new Session(pool, identity, role, name, amr, issuedAt, expiresAt);
    }
}
