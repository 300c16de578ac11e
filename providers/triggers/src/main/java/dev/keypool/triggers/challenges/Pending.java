package dev.keypool.triggers.challenges;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.triggers.events.ChallengeResult;
import dev.keypool.triggers.events.CustomChallenge;
import java.util.List;
import org.keycloak.common.util.Time;

/**
 * A challenge whose answer is awaited, as it lies in the authentication session: all of it stays on the server but the id and the public
 * parameters.
 *
 * @param id      of this challenge, which is answered once
 * @param userId  null where there is no such person
 * @param name    as it was typed
 * @param session what was asked before
 * @param madeAt  seconds since 1970
 */
record Pending(String id, String userId, String name, List<ChallengeResult> session, CustomChallenge challenge, long madeAt) {

    /** Cognito's longest authentication session. */
    static final int LIFESPAN_SECONDS = 15 * 60;

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean hasExpired() {
        return Time.currentTime() - madeAt > LIFESPAN_SECONDS;
    }

    String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts can be written", e);
        }
    }

    static Pending read(String note) {
        try {
            return JSON.readValue(note, Pending.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no note that was written here", e);
        }
    }

    /** It holds the right answer. */
    @Override
    public String toString() {
        return "Pending[" + id + "]";
    }
}
