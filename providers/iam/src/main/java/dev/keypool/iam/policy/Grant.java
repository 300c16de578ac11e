package dev.keypool.iam.policy;

/**
 * How a Principal element names who asks, from least to most. It decides what else has to allow a request within the account.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
enum Grant {
    /** Not at all. */
    NONE,
    /** Its account: the decision is left to that account's own policies. */
    ACCOUNT,
    /** Its role: boundaries and session policies still limit it. */
    ROLE,
    /** The user or session itself, or everyone: only an explicit deny limits it. */
    DIRECT
}
