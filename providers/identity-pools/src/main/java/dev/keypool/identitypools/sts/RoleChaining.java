package dev.keypool.identitypools.sts;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.requests.CallerIdentity;
import dev.keypool.identitypools.requests.Permissions;
import dev.keypool.identitypools.requests.SessionContext;
import java.time.Instant;
import java.util.Map;

/**
 * A session that assumes another role. What the first sign-in brought with it stays: the pool's identity, transitive
 * tags, the source identity, and when it all began.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining">Role chaining</a>
 */
final class RoleChaining {

    private static final String ASSUME = "sts:AssumeRole";
    private static final String TAG = "sts:TagSession";
    private static final String SET_SOURCE_IDENTITY = "sts:SetSourceIdentity";

    private final RealmSnapshot realm;
    private final Permissions permissions;
    private final CallerIdentity caller;
    private final ConditionContext requestKeys;
    private final Instant now;

    /** @param requestKeys condition keys of the request itself */
    RoleChaining(RealmSnapshot realm, Permissions permissions, CallerIdentity caller, ConditionContext requestKeys, Instant now) {
        this.realm = realm;
        this.permissions = permissions;
        this.caller = caller;
        this.requestKeys = requestKeys;
        this.now = now;
    }

    /**
     * @param externalId     or null
     * @param sourceIdentity the one that was passed, or null
     * @param tags           those that were passed
     */
    BegunSession begin(SessionRequest request, String sessionName, String externalId, String sourceIdentity, SessionTags tags) throws StsException {
        Session own = caller.session();
        // What was set at the beginning of a chain stays.
        String identity = own.sourceIdentity() == null ? sourceIdentity : own.sourceIdentity();
        AssumptionKeys keys = new AssumptionKeys(sessionName, externalId, identity, tags, null, requestKeys);
        ConditionContext context = keys.behind(new SessionContext(caller, realm.settings().region(), Map.of(), now));
        Role role = RoleArns.find(realm, request.roleArn());
        require(request, role, ASSUME, context);
        // For tags that are only handed on too: AWS says nothing of it, and a role that wants none may say so.
        if (!tags.isEmpty() || !own.tags().transitive().isEmpty()) {
            require(request, role, TAG, context);
        }
        if (identity != null) {
            if (sourceIdentity != null && !sourceIdentity.equals(identity)) {
                throw denied(request, SET_SOURCE_IDENTITY);
            }
            require(request, role, SET_SOURCE_IDENTITY, context);
        }
        long from = now.getEpochSecond();
        return BegunSession.begin(realm, role, new Session(role.id(), sessionName, own.pool(), null, own.tags().handedOn(tags), identity,
                request.policies(), own.chainOfNext(), from, own.startedAt(), from + request.seconds()), tags);
    }

    private void require(SessionRequest request, Role role, String action, ConditionContext context) throws StsException {
        if (role == null || !permissions.decideAssumption(realm, caller, action, role, context).isAllowed()) {
            throw denied(request, action);
        }
    }

    /** The same for a role that is not there: who may not assume it must not learn that. */
    private StsException denied(SessionRequest request, String action) {
        return StsException.notAuthorized(caller.arn(), action, request.roleArn());
    }
}
