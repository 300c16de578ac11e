package dev.keypool.triggers.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a pre token generation function changes.
 *
 * @param groups instead of the person's own, or null where they stay
 */
public record TokenOverride(TokenChange idToken, TokenChange accessToken, Set<String> scopesToAdd, Set<String> scopesToSuppress, Groups groups) {

    public static final TokenOverride NONE = new TokenOverride(TokenChange.NONE, TokenChange.NONE, Set.of(), Set.of(), null);

    /** RFC 6749, section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255}");
    private static final int MAX_SCOPES = 200;

    /** @param answer the event as the function gave it back */
    public static TokenOverride read(ObjectNode answer, PreTokenGenerationEvent event) throws FunctionException {
        JsonNode details = Answers.response(answer).get(event.details());
        if (details == null || details.isNull()) {
            return NONE;
        }
        ObjectNode object = Answers.object(details, event.details());
        JsonNode overridden = object.get("groupOverrideDetails");
        Groups groups = overridden == null ? null : Groups.read(overridden);
        ProtectedClaims ofIdToken = ProtectedClaims.ofIdToken();
        if (event.version() == EventVersion.V1_0) {
            return new TokenOverride(TokenChange.read(object, ofIdToken, true), TokenChange.NONE, Set.of(), Set.of(), groups);
        }
        JsonNode access = object.path("accessTokenGeneration");
        return new TokenOverride(TokenChange.read(object.get("idTokenGeneration"), ofIdToken, false),
                TokenChange.read(object.get("accessTokenGeneration"), ProtectedClaims.ofAccessToken(event.envelope().clientId()), false),
                scopes(access.get("scopesToAdd"), "scopesToAdd"), scopes(access.get("scopesToSuppress"), "scopesToSuppress"), groups);
    }

    /** What remains of a token's scope. */
    public String scope(String scope) {
        Set<String> scopes = new LinkedHashSet<>(scope == null || scope.isBlank() ? List.of() : List.of(scope.trim().split(" +")));
        scopes.addAll(scopesToAdd);
        scopes.removeAll(scopesToSuppress);
        return String.join(" ", scopes);
    }

    private static Set<String> scopes(JsonNode value, String member) throws FunctionException {
        Set<String> scopes = new LinkedHashSet<>(Answers.texts(value, member));
        if (scopes.size() > MAX_SCOPES || !scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            throw Answers.wrong(member, "at most " + MAX_SCOPES + " scopes without blanks");
        }
        return scopes;
    }
}
