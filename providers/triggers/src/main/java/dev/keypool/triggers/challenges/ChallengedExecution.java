package dev.keypool.triggers.challenges;

import jakarta.ws.rs.core.Response;
import org.keycloak.models.UserModel;

/** The execution of a flow at which the functions are asked. */
public interface ChallengedExecution {

    /** They agree: the flow goes on. */
    void passed(UserModel user);

    /**
     * The page after a refusal.
     *
     * @param text a key of Keycloak's texts or of ours, or a function's own
     */
    Response refused(String text);
}
