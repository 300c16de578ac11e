package dev.keypool.iam.policy;

/**
 * What a policy is attached to; it decides which elements are allowed and how large the policy may be.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
 */
public enum PolicyKind {
    /** Attached to a role or user: no Principal. At most 10240 characters. */
    IDENTITY(10_240),
    /** Says who may assume a role: Principal required, no Resource, only {@code sts:} actions. At most 4096 characters. */
    TRUST(4_096),
    /** Attached to a resource: Principal or NotPrincipal required. At most 20480 characters. */
    RESOURCE(20_480),
    /** Passed when a session begins, and narrows it: no Principal. At most 2048 characters. */
    SESSION(2_048),
    /** The most that identity policies may grant: no Principal. At most 6144 characters. */
    BOUNDARY(6_144);

    /** White space is not counted in a policy's size, so the raw text needs a bound of its own. */
    private static final int RAW_FACTOR = 4;

    private final int maxCharacters;

    PolicyKind(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /**
     * The size limit.
     *
     * @return characters that are not white space
     */
    public int maxCharacters() {
        return maxCharacters;
    }

    int maxRawCharacters() {
        return maxCharacters * RAW_FACTOR;
    }

    boolean namesPrincipals() {
        return this == TRUST || this == RESOURCE;
    }
}
