package dev.keypool.identitypools.tokens;

import dev.keypool.iam.arn.Arn;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.util.function.Supplier;

/** Makes an ARN of what a group's attribute says of a role. */
final class RoleReferences {

    /** The cognito-identity model's limit for ARNs. */
    private static final int MAX_ARN = 2048;

    private final Supplier<RealmSnapshot> realm;
    private RealmSnapshot snapshot;

    /** @param realm asked only when a role is referred to by its name */
    RoleReferences(Supplier<RealmSnapshot> realm) {
        this.realm = realm;
    }

    /** Null when it names no role. An ARN stands as it is: it may be another account's, or that of a role yet to come. */
    String arn(String reference) {
        if (reference.startsWith("arn:")) {
            return isRole(reference) ? reference : null;
        }
        if (snapshot == null) {
            snapshot = realm.get();
        }
        Role role = snapshot.rolesByName().get(reference);
        return role == null ? null : role.arn().toString();
    }

    private static boolean isRole(String text) {
        if (text.length() > MAX_ARN || !Arn.isArn(text)) {
            return false;
        }
        Arn arn = Arn.parse(text);
        return arn.service().equals("iam") && arn.resource().startsWith("role/") && !arn.resource().endsWith("/");
    }
}
