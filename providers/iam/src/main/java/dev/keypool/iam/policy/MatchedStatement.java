package dev.keypool.iam.policy;

/**
 * A statement that decided.
 *
 * @param policy which policy: {@code identityPolicies[0]}, {@code permissionsBoundaries[0]}, {@code sessionPolicies[0]},
 *     {@code resourcePolicy} or {@code trustPolicy}
 * @param sid the statement's Sid, or null
 * @param index its place in the policy, from 0
 * @param effect {@code Allow} or {@code Deny}
 */
public record MatchedStatement(String policy, String sid, int index, String effect) {

    /** How a reason names the statement. */
    String described() {
        return "statement " + index + (sid == null || sid.isEmpty() ? "" : " (" + sid + ")") + " of " + policy;
    }
}
