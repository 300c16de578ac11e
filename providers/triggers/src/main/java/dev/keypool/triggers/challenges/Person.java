package dev.keypool.triggers.challenges;

import dev.keypool.triggers.events.SignInSubject;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserPool;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Who signs in.
 *
 * @param user null where there is no such person, who is asked all the same: otherwise the page would tell who exists
 * @param name as it was typed
 */
public record Person(UserModel user, String name) {

    public static Person of(UserModel user) {
        return new Person(user, user.getUsername());
    }

    SignInSubject subject(RealmModel realm, ClientModel client) {
        return new SignInSubject(UserPool.envelope(realm, client), user == null ? name : user.getUsername(),
                user == null ? Map.of() : UserAttributes.of(user), user == null);
    }

    /** Null where there is no such person. */
    String id() {
        return user == null ? null : user.getId();
    }
}
