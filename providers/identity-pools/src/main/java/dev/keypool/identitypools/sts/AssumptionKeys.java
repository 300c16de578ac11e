package dev.keypool.identitypools.sts;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.roles.TagKeys;
import java.util.List;

/**
 * The condition keys of a call that asks for a role.
 *
 * @param sessionName    {@code sts:RoleSessionName}
 * @param externalId     {@code sts:ExternalId}, or null
 * @param sourceIdentity {@code sts:SourceIdentity}: passed or inherited, or null
 * @param tags           those that are passed, {@code aws:RequestTag/…}, {@code aws:TagKeys}, {@code sts:TransitiveTagKeys}
 * @param authorized     {@code sts:RoleAuthorizedByIdp}, or null where the identity provider does not say
 * @param request        keys of the request itself
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM and STS condition keys</a>
 */
record AssumptionKeys(String sessionName, String externalId, String sourceIdentity, SessionTags tags, Boolean authorized,
                      ConditionContext request) implements ConditionContext {

    @Override
    public List<String> values(String key) {
        return switch (key) {
            case "sts:rolesessionname" -> one(sessionName);
            case "sts:externalid" -> one(externalId);
            case "sts:sourceidentity" -> one(sourceIdentity);
            case "sts:roleauthorizedbyidp" -> authorized == null ? null : one(authorized.toString());
            default -> {
                List<String> ofTags = TagKeys.values(tags, key);
                yield ofTags == null ? request.values(key) : ofTags;
            }
        };
    }

    /** These, behind those of who asks. */
    ConditionContext behind(ConditionContext who) {
        return key -> {
            List<String> values = who.values(key);
            return values == null ? values(key) : values;
        };
    }

    private static List<String> one(String value) {
        return value == null ? null : List.of(value);
    }
}
