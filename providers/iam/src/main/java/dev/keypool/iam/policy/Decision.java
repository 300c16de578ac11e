package dev.keypool.iam.policy;

import java.util.List;

/**
 * The answer to a request.
 *
 * @param outcome allowed, or how it was denied
 * @param matched the statements that decided: every matching Deny for an explicit deny, every Allow that counted for an
 *     allowed request, none for an implicit deny
 * @param reasons for a denial, one sentence each: what was missing, what came closest and which condition failed. The
 *     sentences are made when they are first read, and quote the policies but no value of the request's context
 */
public record Decision(Outcome outcome, List<MatchedStatement> matched, List<String> reasons) {

    /** The three answers of policy evaluation. */
    public enum Outcome {
        /** Allowed. */
        ALLOWED("allowed"),
        /** A Deny statement matched. */
        EXPLICIT_DENY("explicitDeny"),
        /** No statement that counts allows it. */
        IMPLICIT_DENY("implicitDeny");

        private final String wireName;

        Outcome(String wireName) {
            this.wireName = wireName;
        }

        /**
         * The name that IAM's simulator uses.
         *
         * @return {@code allowed}, {@code explicitDeny} or {@code implicitDeny}
         */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * Whether the request is allowed.
     *
     * @return true only for {@link Outcome#ALLOWED}
     */
    public boolean isAllowed() {
        return outcome == Outcome.ALLOWED;
    }
}
