package dev.keypool.identitypools.exchange;

/**
 * Condition keys of Cognito identities, in lower case, as {@code iam} asks for them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">IAM and STS condition keys</a>
 */
public final class CognitoKeys {

    /** The federated principal in trust policies. */
    public static final String PROVIDER = "cognito-identity.amazonaws.com";

    /** The pool, {@code region:uuid}. */
    public static final String AUD = PROVIDER + ":aud";
    /** The identity, {@code region:uuid}. */
    public static final String SUB = PROVIDER + ":sub";
    /** {@code authenticated} and the login providers, or {@code unauthenticated}. */
    public static final String AMR = PROVIDER + ":amr";

    private CognitoKeys() {
    }
}
