package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a function changes of one token's claims. Protected claims are in neither; what is suppressed is not added.
 *
 * @param addOrOverride any JSON by claim
 */
public record TokenChange(Map<String, JsonNode> addOrOverride, Set<String> suppress) {

    public static final TokenChange NONE = new TokenChange(Map.of(), Set.of());

    /** Claims in one answer. */
    static final int MAX_CLAIMS = 500;

    public TokenChange {
        addOrOverride = Map.copyOf(addOrOverride);
        suppress = Set.copyOf(suppress);
    }

    /**
     * What there is to say of a token that may have been changed, to whoever has its claims from Keycloak's mappers anew.
     *
     * @param mapped claims that the token would have without a function
     */
    public static TokenChange apparent(ObjectNode token, Set<String> mapped) {
        Map<String, JsonNode> own = new LinkedHashMap<>();
        token.properties().stream().filter(claim -> mayDiffer(claim.getKey()) && !claim.getValue().isNull())
                .forEach(claim -> own.put(claim.getKey(), claim.getValue()));
        Set<String> gone = new LinkedHashSet<>(mapped);
        gone.removeIf(claim -> own.containsKey(claim) || !mayDiffer(claim));
        return new TokenChange(own, gone);
    }

    /** Groups have a member of their own in the function's answer. */
    private static boolean mayDiffer(String claim) {
        return ProtectedClaims.isFree(claim) || claim.equals("cognito:groups");
    }

    /** @param onlyTexts version 1, whose claims are texts */
    static TokenChange read(JsonNode details, ProtectedClaims protectedClaims, boolean onlyTexts) throws FunctionException {
        if (details == null || details.isNull()) {
            return NONE;
        }
        ObjectNode object = Answers.object(details, "the token's changes");
        Set<String> suppress = new LinkedHashSet<>(Answers.texts(object.get("claimsToSuppress"), "claimsToSuppress"));
        suppress.removeIf(claim -> !protectedClaims.maySuppress(claim));
        Map<String, JsonNode> add = new LinkedHashMap<>();
        JsonNode claims = object.get("claimsToAddOrOverride");
        if (claims != null && !claims.isNull()) {
            for (Map.Entry<String, JsonNode> claim : Answers.object(claims, "claimsToAddOrOverride").properties()) {
                if (onlyTexts && !claim.getValue().isTextual()) {
                    throw Answers.wrong("claimsToAddOrOverride", "an object of texts");
                }
                boolean wanted = !claim.getValue().isNull() && !suppress.contains(claim.getKey());
                if (wanted && protectedClaims.mayAdd(claim.getKey(), claim.getValue())) {
                    add.put(claim.getKey(), claim.getValue());
                }
            }
        }
        if (add.size() > MAX_CLAIMS || suppress.size() > MAX_CLAIMS) {
            throw Answers.wrong("claims", "at most " + MAX_CLAIMS);
        }
        return new TokenChange(add, suppress);
    }
}
