package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * AWS's own claims in a token: with which tags and source identity a role is to be assumed, and which roles.
 *
 * @param tags           {@code https://aws.amazon.com/tags}
 * @param sourceIdentity {@code https://aws.amazon.com/source_identity}, or null
 * @param roles          {@code https://aws.amazon.com/roles}, or null
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Passing session tags using AssumeRoleWithWebIdentity</a>
 */
public record AwsClaims(SessionTags tags, String sourceIdentity, List<String> roles) {

    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String PRINCIPAL_TAGS = "principal_tags";
    private static final String TRANSITIVE = "transitive_tag_keys";
    private static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";
    private static final String ROLES = "https://aws.amazon.com/roles";
    private static final Pattern SOURCE_IDENTITIES = Pattern.compile("[\\w+=,.@-]{2,64}");

    /** @throws ExchangeException when one of them has a value that STS takes from nobody */
    public static AwsClaims of(TokenClaims claims) throws ExchangeException {
        String sourceIdentity = claims.text(SOURCE_IDENTITY);
        if (sourceIdentity != null && !SOURCE_IDENTITIES.matcher(sourceIdentity).matches()) {
            throw refused("Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");
        }
        return new AwsClaims(tags(claims), sourceIdentity, claims.texts(ROLES));
    }

    /** As one object, or with its members' names appended to its own, as providers without nested claims write it. */
    private static SessionTags tags(TokenClaims claims) throws ExchangeException {
        Map<String, String> values = new LinkedHashMap<>();
        TokenClaims nested = claims.object(TAGS);
        for (Map.Entry<String, ?> tag : nested.object(PRINCIPAL_TAGS).all().entrySet()) {
            put(values, tag.getKey(), tag.getValue());
        }
        String flat = TAGS + "/" + PRINCIPAL_TAGS + "/";
        for (Map.Entry<String, ?> claim : claims.all().entrySet()) {
            if (claim.getKey().startsWith(flat)) {
                put(values, claim.getKey().substring(flat.length()), claim.getValue());
            }
        }
        Set<String> transitive = new LinkedHashSet<>();
        addAll(transitive, nested.texts(TRANSITIVE));
        addAll(transitive, claims.texts(TAGS + "/" + TRANSITIVE));
        return tags(values, transitive);
    }

    private static SessionTags tags(Map<String, String> values, Set<String> transitive) throws ExchangeException {
        if (!TagRules.areAllowed(values)) {
            throw refused(TagRules.SENTENCE);
        }
        try {
            return new SessionTags(values, transitive);
        } catch (IllegalArgumentException e) {
            throw refused("Tag keys must differ in more than case, and transitive tag keys must be among them.");
        }
    }

    /** A tag has one value. */
    private static void put(Map<String, String> values, String key, Object value) throws ExchangeException {
        List<String> texts = value == null ? List.of() : TokenClaims.texts(value);
        if (texts.size() != 1 || values.put(key, texts.get(0)) != null) {
            throw refused("Each principal tag must have exactly one value.");
        }
    }

    private static void addAll(Set<String> keys, List<String> more) {
        if (more != null) {
            keys.addAll(more);
        }
    }

    private static ExchangeException refused(String message) {
        return ExchangeException.notAuthorized(Refusal.TAG_NOT_ALLOWED, message);
    }
}
