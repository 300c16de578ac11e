package dev.keypool.identitypools.federation;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.SessionTags;
import java.util.List;
import java.util.Map;

/**
 * Somebody who proved a sign-in and asks STS for a role.
 *
 * @param principals     what trust policies may call the provider; it is the same provider under each of these names
 * @param keys           condition keys of the sign-in, for the trust policy
 * @param sessionKeys    those that stay usable during the session, in lower case
 * @param tags           session tags that the proof carries
 * @param sourceIdentity the source identity that the proof carries, or null
 * @param roles          ARNs of the roles that the provider authorizes, or null when it does not say
 * @param pool           the pool's identity behind the proof, or null
 */
public record FederatedIdentity(List<String> principals, ConditionContext keys, Map<String, List<String>> sessionKeys, SessionTags tags,
                                String sourceIdentity, List<String> roles, PoolIdentity pool) {

    public FederatedIdentity {
        principals = List.copyOf(principals);
        sessionKeys = Map.copyOf(sessionKeys);
        roles = roles == null ? null : List.copyOf(roles);
    }
}
