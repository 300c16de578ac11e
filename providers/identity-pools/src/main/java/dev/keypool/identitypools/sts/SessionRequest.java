package dev.keypool.identitypools.sts;

import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyException;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.identitypools.Role;
import java.time.Instant;
import java.util.List;

/**
 * What the operations that begin a role's session have in common.
 *
 * @param policies session policies, JSON; at most one, since managed policies do not exist here
 * @param seconds  how long the session is to last
 */
record SessionRequest(String roleArn, List<String> policies, int seconds) {

    private static final String POLICY_ARNS = "PolicyArns";

    /** Of parameters that are not checked yet: {@link #check} is for then. */
    static SessionRequest read(StsParameters parameters) {
        String policy = parameters.optional(StsParameter.POLICY);
        return new SessionRequest(parameters.required(StsParameter.ROLE_ARN), policy == null ? List.of() : List.of(policy), parameters.duration());
    }

    /** @throws StsException for what no single constraint of the model says */
    void check(StsParameters parameters) throws StsException {
        if (parameters.has(POLICY_ARNS)) {
            // To leave them out would widen the session.
            throw StsException.validation("Managed policies do not exist here, so PolicyArns cannot be used; give the policy itself as Policy.");
        }
        for (String policy : policies) {
            try {
                Policy.parse(policy, PolicyKind.SESSION);
            } catch (PolicyException e) {
                throw StsException.malformedPolicy(e.getMessage());
            }
        }
    }

    /**
     * What an assertion says of the session's end shortens it, and never makes it longer.
     *
     * @param most seconds, or null
     * @param end  when the session at the identity provider ends, or null; it has not ended yet
     */
    SessionRequest shortened(Integer most, Instant end, Instant now) {
        long shortest = most == null ? seconds : Math.min(seconds, most);
        if (end != null) {
            shortest = Math.max(1, Math.min(shortest, end.getEpochSecond() - now.getEpochSecond()));
        }
        return new SessionRequest(roleArn, policies, (int) shortest);
    }

    /** To be asked when the role lets the caller in: nobody else is to learn how long its sessions may be. */
    void requireWithin(Role role) throws StsException {
        if (seconds > role.maxSessionDuration()) {
            throw StsException.validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }
}
