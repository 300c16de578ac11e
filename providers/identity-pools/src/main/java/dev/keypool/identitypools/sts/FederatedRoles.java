package dev.keypool.identitypools.sts;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.Federation;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.federation.FederatedIdentity;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Instant;
import java.util.List;

/** Roles for people who signed in at an identity provider. */
final class FederatedRoles {

    private FederatedRoles() {
    }

    /**
     * @param requestKeys condition keys of the request itself
     * @param action      {@code sts:AssumeRoleWithWebIdentity} or {@code sts:AssumeRoleWithSAML}
     * @param sessionName the name of the role's session
     */
    static BegunSession begin(RealmSnapshot realm, ConditionContext requestKeys, Instant now, String action, SessionRequest request,
                              String sessionName, FederatedIdentity who) throws StsException {
        Boolean authorized = who.roles() == null ? null : who.roles().contains(request.roleArn());
        AssumptionKeys keys = new AssumptionKeys(sessionName, null, who.sourceIdentity(), who.tags(), authorized, requestKeys);
        Role role = RoleArns.find(realm, request.roleArn());
        String provider = role == null ? null : FederatedTrust.admits(role, action, who, keys.behind(who.keys()));
        if (provider == null) {
            throw StsException.accessDenied("Not authorized to perform " + action);
        }
        request.requireWithin(role);
        long from = now.getEpochSecond();
        Federation federation = who.pool() == null ? new Federation(provider, who.sessionKeys()) : null;
        Session session = new Session(role.id(), sessionName, who.pool(), federation, who.tags(), who.sourceIdentity(), request.policies(),
                List.of(), from, from, from + request.seconds());
        return BegunSession.begin(realm, role, session, who.tags());
    }
}
