package dev.keypool.identitypools.requests;

import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.Session;

/**
 * Who signed a request.
 *
 * @param session what the session token says
 * @param role    the role as it is now
 */
public record CallerIdentity(Session session, Role role) {

    public String arn() {
        return role.sessionArn(session.sessionName());
    }

    /** {@code AROA…:session}, as GetCallerIdentity tells it. */
    public String userId() {
        return role.uniqueId() + ":" + session.sessionName();
    }

    public String account() {
        return role.arn().account();
    }
}
