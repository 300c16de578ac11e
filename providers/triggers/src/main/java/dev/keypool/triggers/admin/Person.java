package dev.keypool.triggers.admin;

import dev.keypool.triggers.events.Groups;
import dev.keypool.triggers.userpool.UserAttributes;
import dev.keypool.triggers.userpool.UserGroups;
import java.util.List;
import java.util.Map;
import org.keycloak.models.UserModel;

/** Whom a test's event is about. */
record Person(String name, Map<String, String> attributes, Groups groups) {

    /** Nobody; the address is of a domain that nobody has (RFC 2606). */
    static final Person SAMPLE = new Person("sample-user", Map.of("sub", "00000000-0000-4000-8000-000000000000", "cognito:user_status", "CONFIRMED",
            "email", "sample@example.com", "email_verified", "true"), new Groups(List.of("sample-group"), List.of(), null));

    static Person of(UserModel user) {
        return new Person(user.getUsername(), UserAttributes.of(user), UserGroups.of(user));
    }
}
