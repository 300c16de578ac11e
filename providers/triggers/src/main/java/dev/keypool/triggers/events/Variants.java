package dev.keypool.triggers.events;

/**
 * What a function gets where AWS's documents contradict each other.
 *
 * @param hosted        source of tokens of whoever signed in on the realm's own pages
 * @param refresh       source of tokens of a refresh
 * @param verify        source of the verification of answers
 * @param prefixOnPages whether pages show a function's text with Cognito's prefix
 */
public record Variants(TokenSource hosted, TokenSource refresh, String verify, boolean prefixOnPages) {

    public static final String VERIFY = "VerifyAuthChallengeResponse_Authentication";
    /** In one table of AWS's only. */
    public static final String VERIFY_SHORT = "VerifyAuthChallenge_Authentication";

    /** What clients observe. */
    public static final Variants BY_DEFAULT = new Variants(TokenSource.HOSTED_AUTH, TokenSource.REFRESH_TOKENS, VERIFY, false);
}
