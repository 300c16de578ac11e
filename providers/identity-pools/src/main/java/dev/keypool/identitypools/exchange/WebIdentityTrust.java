package dev.keypool.identitypools.exchange;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.iam.policy.PrincipalType;
import dev.keypool.iam.policy.TrustRequest;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.roles.TagKeys;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Asks a role's trust policy for the session, as STS does when Cognito calls AssumeRoleWithWebIdentity.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">Role trust and permissions</a>
 */
final class WebIdentityTrust {

    private static final String ASSUME = "sts:AssumeRoleWithWebIdentity";
    private static final String TAG = "sts:TagSession";

    private WebIdentityTrust() {
    }

    /** @param sessionName what the role's session is to be called */
    static boolean allows(Role role, String poolId, String identityId, List<String> amr, SessionTags tags, String sessionName, Instant now) {
        ConditionContext context = key -> switch (key) {
            case "sts:rolesessionname" -> List.of(sessionName);
            case "aws:currenttime" -> List.of(DateTimeFormatter.ISO_INSTANT.format(now));
            case "aws:epochtime" -> List.of(Long.toString(now.getEpochSecond()));
            case CognitoKeys.AUD -> List.of(poolId);
            case CognitoKeys.SUB -> List.of(identityId);
            case CognitoKeys.AMR -> amr;
            default -> TagKeys.values(tags, key);
        };
        return allows(role, ASSUME, context) && (tags.isEmpty() || allows(role, TAG, context));
    }

    private static boolean allows(Role role, String action, ConditionContext context) {
        return role.trust().evaluateTrust(new TrustRequest(PrincipalType.FEDERATED, CognitoKeys.PROVIDER, action, context)).isAllowed();
    }
}
