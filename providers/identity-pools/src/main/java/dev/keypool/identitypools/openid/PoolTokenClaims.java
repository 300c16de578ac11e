package dev.keypool.identitypools.openid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The claims of a pool's token, as Cognito lays them out, and one of our own. */
final class PoolTokenClaims {

    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String PRINCIPAL_TAGS = "principal_tags";
    private static final String TRANSITIVE = "transitive_tag_keys";
    /** {@link TokenLogin}s. Of our own: Cognito's tokens need none, because it asks nothing of their logins any more. */
    private static final String LOGINS = "keypool_logins";
    private static final String POOL_ARN = "https://cognito-identity.amazonaws.com/identity-pool-arn";

    private PoolTokenClaims() {
    }

    static byte[] write(String issuer, RealmSettings settings, PoolToken token) {
        ObjectNode claims = StrictJson.newObject().put("sub", token.identityId()).put("aud", token.poolId());
        addAll(claims.putArray("amr"), token.amr());
        if (!token.tags().isEmpty()) {
            ObjectNode tags = claims.putObject(TAGS);
            ObjectNode values = tags.putObject(PRINCIPAL_TAGS);
            token.tags().values().forEach((key, value) -> values.putArray(key).add(value));
            if (!token.tags().transitive().isEmpty()) {
                addAll(tags.putArray(TRANSITIVE), token.tags().transitive());
            }
        }
        if (!token.logins().isEmpty()) {
            ArrayNode logins = claims.putArray(LOGINS);
            token.logins().forEach(login -> write(logins.addObject(), login));
        }
        claims.put("iss", issuer).put(POOL_ARN, "arn:aws:cognito-identity:" + settings.region() + ":" + settings.account()
                + ":identitypool/" + token.poolId());
        return StrictJson.bytes(claims.put("exp", token.expiresAt()).put("iat", token.issuedAt()));
    }

    private static void write(ObjectNode claim, TokenLogin login) {
        claim.put("key", login.key()).put("provider", login.provider());
        if (login.sessionId() != null) {
            claim.put("sid", login.sessionId());
        }
    }

    /** Of a token whose signature holds. */
    static KnownPoolTokens.Signed read(byte[] content) throws BadRequestException {
        ObjectNode claims = StrictJson.object(content);
        PoolToken token = new PoolToken(text(claims.path("aud")), text(claims.path("sub")), texts(claims.path("amr")),
                logins(claims.path(LOGINS)), tags(claims.path(TAGS)), seconds(claims.path("iat")), seconds(claims.path("exp")));
        return new KnownPoolTokens.Signed(text(claims.path("iss")), token);
    }

    private static List<TokenLogin> logins(JsonNode claim) throws BadRequestException {
        require(claim.isMissingNode() || claim.isArray());
        List<TokenLogin> logins = new ArrayList<>(claim.size());
        for (JsonNode login : claim) {
            String sessionId = login.has("sid") ? text(login.path("sid")) : null;
            logins.add(new TokenLogin(text(login.path("key")), text(login.path("provider")), sessionId));
        }
        return logins;
    }

    private static SessionTags tags(JsonNode claim) throws BadRequestException {
        if (claim.isMissingNode()) {
            return SessionTags.NONE;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> tag : claim.path(PRINCIPAL_TAGS).properties()) {
            List<String> texts = texts(tag.getValue());
            require(texts.size() == 1);
            values.put(tag.getKey(), texts.get(0));
        }
        JsonNode transitive = claim.path(TRANSITIVE);
        return new SessionTags(values, new LinkedHashSet<>(transitive.isMissingNode() ? List.of() : texts(transitive)));
    }

    private static List<String> texts(JsonNode claim) throws BadRequestException {
        require(claim.isArray());
        List<String> texts = new ArrayList<>(claim.size());
        for (JsonNode value : claim) {
            texts.add(text(value));
        }
        return texts;
    }

    private static String text(JsonNode claim) throws BadRequestException {
        require(claim.isTextual());
        return claim.textValue();
    }

    private static long seconds(JsonNode claim) throws BadRequestException {
        require(claim.isIntegralNumber() && claim.canConvertToLong());
        return claim.longValue();
    }

    private static void addAll(ArrayNode array, Iterable<String> values) {
        values.forEach(array::add);
    }

    private static void require(boolean valid) throws BadRequestException {
        if (!valid) {
            throw BadRequestException.malformed("The token's claims are not those of a pool's token.");
        }
    }
}
