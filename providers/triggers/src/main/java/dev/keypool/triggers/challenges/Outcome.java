package dev.keypool.triggers.challenges;

import dev.keypool.triggers.events.ChallengeResult;
import dev.keypool.triggers.events.CustomChallenge;
import dev.keypool.triggers.events.TriggerType;
import java.util.List;

/** What the functions decided. */
sealed interface Outcome {

    /** The person has proved enough. */
    record Passed() implements Outcome {
    }

    /** @param session what was asked before this challenge */
    record Asked(List<ChallengeResult> session, CustomChallenge challenge) implements Outcome {
    }

    /**
     * The sign-in ends here.
     *
     * @param by   whose decision or failure it was
     * @param text for the person, a key of Keycloak's or a function's own text
     */
    record Refused(TriggerType by, String text) implements Outcome {
    }
}
