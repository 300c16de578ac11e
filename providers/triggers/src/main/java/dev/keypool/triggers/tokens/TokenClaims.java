package dev.keypool.triggers.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.Groups;
import dev.keypool.triggers.events.TokenChange;
import dev.keypool.triggers.functions.FunctionException;
import java.io.IOException;
import java.util.Map;
import org.keycloak.representations.IDToken;
import org.keycloak.util.JsonSerialization;

/** A token's claims, some of which are fields of Keycloak's class while others lie in a map. */
final class TokenClaims {

    private static final String GROUPS = "cognito:groups";
    private static final String ROLES = "cognito:roles";
    private static final String PREFERRED_ROLE = "cognito:preferred_role";

    private final IDToken token;

    TokenClaims(IDToken token) {
        this.token = token;
    }

    /**
     * @param groups null where they stay
     * @param idToken whether it is one: roles are in no access token
     */
    void change(TokenChange change, Groups groups, boolean idToken) throws FunctionException {
        ObjectNode fields = JsonSerialization.mapper.createObjectNode();
        change.suppress().forEach(fields::putNull);
        change.addOrOverride().forEach(fields::set);
        // Keycloak's own audiences stay: by them other resource servers know the token.
        JsonNode audience = fields.remove("aud");
        if (audience != null) {
            token.addAudience(audience.textValue());
        }
        update(fields);
        change.suppress().forEach(token.getOtherClaims()::remove);
        if (groups != null) {
            put(GROUPS, groups.names().isEmpty() ? null : groups.names());
            if (idToken) {
                put(ROLES, groups.roles().isEmpty() ? null : groups.roles());
                put(PREFERRED_ROLE, groups.preferred());
            }
        }
    }

    private void update(ObjectNode fields) throws FunctionException {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            // Mappers may have put a standard claim into the map: it would be there twice.
            token.getOtherClaims().remove(field.getKey());
            try {
                JsonNode one = JsonSerialization.mapper.createObjectNode().set(field.getKey(), field.getValue());
                JsonSerialization.mapper.readerForUpdating(token).readValue(one);
            } catch (IOException | RuntimeException e) {
                // Nothing of the exception: it quotes values.
                throw FunctionException.invalidResponse("In the function's answer, a standard claim has a value of a wrong type");
            }
        }
    }

    /** Cognito has no empty arrays in tokens: what is empty is absent. */
    private void put(String claim, Object value) {
        if (value == null) {
            token.getOtherClaims().remove(claim);
        } else {
            token.getOtherClaims().put(claim, value);
        }
    }
}
