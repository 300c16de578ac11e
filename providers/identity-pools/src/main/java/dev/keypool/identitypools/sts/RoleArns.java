package dev.keypool.identitypools.sts;

import dev.keypool.iam.arn.Arn;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.realm.RealmSnapshot;

/** The roles that callers ask for. */
final class RoleArns {

    private RoleArns() {
    }

    /**
     * The role, or null when there is none of that ARN: the caller must not tell this from a role that does not let it in.
     *
     * @throws StsException when it is no ARN of a role
     */
    static Role find(RealmSnapshot realm, String arn) throws StsException {
        Arn parsed = Arn.isArn(arn) ? Arn.parse(arn) : null;
        if (parsed == null || !parsed.service().equals("iam") || !parsed.resource().startsWith("role/")) {
            throw StsException.validation("Request ARN is invalid");
        }
        return realm.roleByArn(arn);
    }
}
