package dev.keypool.identitypools.sts;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.iam.policy.Decision;
import dev.keypool.iam.policy.PrincipalType;
import dev.keypool.iam.policy.TrustRequest;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.federation.FederatedIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a role's trust policy about somebody who signed in at an identity provider. The provider may have several names:
 * one of them has to be allowed, and none denied.
 */
final class FederatedTrust {

    private static final String TAG = "sts:TagSession";
    private static final String SET_SOURCE_IDENTITY = "sts:SetSourceIdentity";

    private FederatedTrust() {
    }

    /**
     * @param action {@code sts:AssumeRoleWithWebIdentity} or {@code sts:AssumeRoleWithSAML}
     * @return the provider's name that the trust policy lets in, or null when it lets nobody in
     */
    static String admits(Role role, String action, FederatedIdentity who, ConditionContext keys) {
        List<String> also = new ArrayList<>();
        if (!who.tags().isEmpty()) {
            also.add(TAG);
        }
        if (who.sourceIdentity() != null) {
            also.add(SET_SOURCE_IDENTITY);
        }
        for (String more : also) {
            if (admitted(role, more, who, keys) == null) {
                return null;
            }
        }
        return admitted(role, action, who, keys);
    }

    private static String admitted(Role role, String action, FederatedIdentity who, ConditionContext keys) {
        String admitted = null;
        for (String principal : who.principals()) {
            Decision decision = role.trust().evaluateTrust(new TrustRequest(PrincipalType.FEDERATED, principal, action, keys));
            if (decision.outcome() == Decision.Outcome.EXPLICIT_DENY) {
                return null;
            }
            if (admitted == null && decision.isAllowed()) {
                admitted = principal;
            }
        }
        return admitted;
    }
}
