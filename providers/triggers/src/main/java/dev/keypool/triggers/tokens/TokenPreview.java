package dev.keypool.triggers.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.Groups;
import dev.keypool.triggers.events.PreTokenGenerationEvent;
import dev.keypool.triggers.events.TokenChange;
import dev.keypool.triggers.events.TokenOverride;
import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.functions.FunctionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.util.JsonSerialization;

/**
 * What a function's answer changes of tokens, by the code that changes real ones. There is no session here and so no mapper ran: the
 * tokens that are changed have the person's standard claims, groups and scopes.
 */
public final class TokenPreview {

    /** Claims that are texts in Keycloak's token and in events alike. */
    private static final List<String> TEXTS = List.of("sub", "email", "given_name", "family_name", "name", "nickname", "gender", "birthdate",
            "zoneinfo", "locale", "phone_number", "preferred_username");

    private TokenPreview() {
    }

    /**
     * By token, by claim: what it was ({@code from}) and would be ({@code to}); claims that stay are not there.
     *
     * @throws FunctionException when no token would be made of the answer
     */
    public static ObjectNode of(ObjectNode answer, PreTokenGenerationEvent event) throws FunctionException {
        TokenOverride override = PreTokenGeneration.read(answer, event);
        ObjectNode preview = JsonSerialization.mapper.createObjectNode();
        if (event.source() != TokenSource.CLIENT_CREDENTIALS) {
            IDToken idToken = token(new IDToken(), event, true);
            ObjectNode before = tree(idToken);
            new TokenClaims(idToken).change(override.idToken(), override.groups(), true);
            preview.set("idToken", difference(before, tree(idToken)));
        }
        AccessToken accessToken = token(new AccessToken(), event, false);
        accessToken.setScope(String.join(" ", event.scopes()));
        ObjectNode before = tree(accessToken);
        new TokenClaims(accessToken).change(override.accessToken(), override.groups(), false);
        accessToken.setScope(override.scope(accessToken.getScope()));
        preview.set("accessToken", difference(before, tree(accessToken)));
        return preview;
    }

    private static <T extends IDToken> T token(T token, PreTokenGenerationEvent event, boolean idToken) throws FunctionException {
        ObjectNode claims = JsonSerialization.mapper.createObjectNode();
        event.userAttributes().forEach((name, value) -> {
            if (TEXTS.contains(name)) {
                claims.put(name, value);
            }
        });
        if (event.userAttributes().containsKey("email_verified")) {
            claims.put("email_verified", Boolean.parseBoolean(event.userAttributes().get("email_verified")));
        }
        try {
            JsonSerialization.mapper.readerForUpdating(token).readValue((JsonNode) claims);
        } catch (IOException e) {
            throw new UncheckedIOException("claims of the token's own types", e);
        }
        new TokenClaims(token).change(TokenChange.NONE, event.groups() == null ? Groups.NONE : event.groups(), idToken);
        return token;
    }

    private static ObjectNode tree(IDToken token) {
        return JsonSerialization.mapper.valueToTree(token);
    }

    private static ObjectNode difference(ObjectNode before, ObjectNode after) {
        ObjectNode changes = JsonSerialization.mapper.createObjectNode();
        Set<String> claims = new TreeSet<>();
        before.fieldNames().forEachRemaining(claims::add);
        after.fieldNames().forEachRemaining(claims::add);
        for (String claim : claims) {
            JsonNode from = before.get(claim);
            JsonNode to = after.get(claim);
            if (from == null || !from.equals(to)) {
                ObjectNode change = changes.putObject(claim);
                if (from != null) {
                    change.set("from", from);
                }
                if (to != null) {
                    change.set("to", to);
                }
            }
        }
        return changes;
    }
}
