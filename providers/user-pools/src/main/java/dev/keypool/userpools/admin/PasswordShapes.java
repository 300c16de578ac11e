package dev.keypool.userpools.admin;

import java.security.SecureRandom;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;

/** Temporary passwords that a realm's policy allows. */
final class PasswordShapes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 12;
    private static final int MAX = 64;
    private static final int EACH = 2;
    /** Of patterns and lists that no shape can follow, one of these may come through. */
    private static final int ATTEMPTS = 20;

    private PasswordShapes() {
    }

    static Optional<String> generate(KeycloakSession session, RealmModel realm, UserModel user) {
        PasswordPolicyManagerProvider policies = session.getProvider(PasswordPolicyManagerProvider.class);
        TemporaryPassword shape = of(realm.getPasswordPolicy());
        for (int i = 0; i < ATTEMPTS; i++) {
            String password = shape.next(RANDOM);
            if (policies.validate(realm, user, password) == null) {
                return Optional.of(password);
            }
        }
        return Optional.empty();
    }

    static TemporaryPassword of(PasswordPolicy policy) {
        int digits = atLeast(policy, "digits");
        int lower = atLeast(policy, "lowerCase");
        int upper = atLeast(policy, "upperCase");
        int special = number(policy, "specialChars", 0);
        int shortest = Math.max(digits + lower + upper + special, Math.max(LENGTH, number(policy, "length", 0)));
        return new TemporaryPassword(Math.min(shortest, Math.max(digits + lower + upper + special, number(policy, "maxLength", MAX))),
                digits, lower, upper, special);
    }

    private static int atLeast(PasswordPolicy policy, String name) {
        return Math.max(EACH, number(policy, name, 0));
    }

    private static int number(PasswordPolicy policy, String name, int otherwise) {
        Object value = policy == null ? null : policy.getPolicyConfig(name);
        return value instanceof Integer number ? Math.min(number, MAX) : otherwise;
    }
}
