package dev.keypool.identitypools.exchange;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.iam.policy.PrincipalType;
import dev.keypool.iam.policy.TrustRequest;
import dev.keypool.identitypools.Role;
import java.util.List;

/**
 * Asks a role's trust policy for the session, as STS does when Cognito calls AssumeRoleWithWebIdentity.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">Role trust and permissions</a>
 */
final class WebIdentityTrust {

    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

    private WebIdentityTrust() {
    }

    static boolean allows(Role role, String poolId, String identityId, List<String> amr) {
        ConditionContext context = key -> switch (key) {
            case CognitoKeys.AUD -> List.of(poolId);
            case CognitoKeys.SUB -> List.of(identityId);
            case CognitoKeys.AMR -> amr;
            default -> null;
        };
        TrustRequest request = new TrustRequest(PrincipalType.FEDERATED, CognitoKeys.PROVIDER, ACTION, context);
        return role.trust().evaluateTrust(request).isAllowed();
    }
}
