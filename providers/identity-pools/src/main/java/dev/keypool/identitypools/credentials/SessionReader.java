package dev.keypool.identitypools.credentials;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Reads one session; see {@link SessionCodec}. */
final class SessionReader {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> arrays = new HashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, List<String>> keys = new LinkedHashMap<>();
    private Boolean enhanced;
    private long issuedAt;
    private long startedAt;
    private long expiresAt;

    Session read(byte[] bytes) throws InvalidSessionTokenException {
        try (JsonParser json = SessionCodec.JSON.createParser(bytes)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                member(json, json.currentName());
            }
            require(json.currentToken() == JsonToken.END_OBJECT);
            return session();
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSessionTokenException();
        }
    }

    private void member(JsonParser json, String name) throws IOException, InvalidSessionTokenException {
        JsonToken token = json.nextToken();
        switch (name) {
            case "p", "i", "r", "n", "f", "s" -> texts.put(name, text(json));
            case "a", "v", "o", "c" -> arrays.put(name, array(json));
            case "t" -> issuedAt = json.getLongValue();
            case "d" -> startedAt = json.getLongValue();
            case "e" -> expiresAt = json.getLongValue();
            case "x" -> enhanced = json.getBooleanValue();
            case "g" -> {
                require(token == JsonToken.START_OBJECT);
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String key = json.currentName();
                    json.nextToken();
                    tags.put(key, text(json));
                }
            }
            case "k" -> {
                require(token == JsonToken.START_OBJECT);
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String key = json.currentName();
                    json.nextToken();
                    keys.put(key, array(json));
                }
            }
            // A member that this version does not know may narrow the session: ignoring it could widen it.
            default -> throw new InvalidSessionTokenException();
        }
    }

    private Session session() throws InvalidSessionTokenException {
        require(texts.get("r") != null && texts.get("n") != null && expiresAt > issuedAt);
        boolean ofPool = texts.containsKey("p");
        require(texts.containsKey("i") == ofPool && list("a").isEmpty() != ofPool && (enhanced != null) == ofPool);
        PoolIdentity pool = ofPool ? new PoolIdentity(texts.get("p"), texts.get("i"), list("a"), enhanced) : null;
        require(keys.isEmpty() || texts.containsKey("f"));
        Federation federation = texts.containsKey("f") ? new Federation(texts.get("f"), keys) : null;
        require(list("v").isEmpty() || !tags.isEmpty());
        SessionTags sessionTags = tags.isEmpty() ? SessionTags.NONE : new SessionTags(tags, new LinkedHashSet<>(list("v")));
        return new Session(texts.get("r"), texts.get("n"), pool, federation, sessionTags, texts.get("s"), list("o"), list("c"),
                issuedAt, startedAt == 0 ? issuedAt : startedAt, expiresAt);
    }

    private List<String> list(String name) {
        return arrays.getOrDefault(name, List.of());
    }

    private static String text(JsonParser json) throws IOException, InvalidSessionTokenException {
        require(json.currentToken() == JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static List<String> array(JsonParser json) throws IOException, InvalidSessionTokenException {
        // Without an array there is no end of it to wait for.
        require(json.currentToken() == JsonToken.START_ARRAY);
        List<String> values = new ArrayList<>(3);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(text(json));
        }
        return values;
    }

    private static void require(boolean valid) throws InvalidSessionTokenException {
        if (!valid) {
            throw new InvalidSessionTokenException();
        }
    }
}
