package dev.keypool.identitypools.requests;

/** The caller of the evaluation is not one that may ask. */
public final class CallerRefusedException extends Exception {

    private final boolean known;

    private CallerRefusedException(String message, boolean known) {
        super(message, null, false, false);
        this.known = known;
    }

    static CallerRefusedException unauthenticated() {
        return new CallerRefusedException("A valid access token of a confidential client's service account is needed.", false);
    }

    static CallerRefusedException forbidden() {
        return new CallerRefusedException("The caller lacks the realm role " + EvaluationCallers.ROLE + ".", true);
    }

    /** Whether the caller proved who it is; then the answer is 403, else 401. */
    public boolean isForbidden() {
        return known;
    }
}
