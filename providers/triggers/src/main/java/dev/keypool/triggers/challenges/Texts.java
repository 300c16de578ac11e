package dev.keypool.triggers.challenges;

import dev.keypool.triggers.TriggerFailure;
import org.keycloak.services.messages.Messages;

/** What the page says: keys of Keycloak's texts, of ours in {@code theme-resources/messages}, or a function's own text. */
final class Texts {

    static final String REFUSED = "keypoolChallengeRefused";
    static final String WRONG_ANSWER = "keypoolChallengeWrongAnswer";
    static final String NO_ANSWER = "keypoolChallengeNoAnswer";
    static final String LONG_ANSWER = "keypoolChallengeLongAnswer";
    static final String OUTDATED = "keypoolChallengeOutdated";
    static final String EXPIRED = Messages.LOGIN_TIMEOUT;
    static final String UNEXPECTED = Messages.UNEXPECTED_ERROR_HANDLING_REQUEST;

    private Texts() {
    }

    static String of(TriggerFailure failure) {
        return failure.functionsText() == null ? UNEXPECTED : failure.functionsText();
    }
}
