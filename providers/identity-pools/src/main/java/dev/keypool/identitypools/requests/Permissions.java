package dev.keypool.identitypools.requests;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.iam.policy.AccessRequest;
import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.iam.policy.Decision;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.iam.policy.PolicySet;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What sessions may do: what their role allows now, and of that what their session policies allow. Compiled policies of
 * sessions are remembered, bounded by count and time.
 */
public final class Permissions {

    private static final int MAX_ENTRIES = 5_000;
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final Cache<Narrowed, PolicySet> narrowed = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterAccess(MAX_AGE).build();

    /** A role's permissions under these session policies. */
    private record Narrowed(long realmSnapshot, String roleId, List<String> policies) {
    }

    /**
     * @param resource        ARN, or {@code *} for actions that name none
     * @param resourceAccount the account that owns the resource where the ARN does not say it, or null
     */
    public Decision decide(RealmSnapshot realm, CallerIdentity caller, String action, String resource, String resourceAccount,
                           ConditionContext context) {
        return of(realm, caller).evaluate(new AccessRequest(caller.arn(), action, resource, resourceAccount, context));
    }

    /** The same for all resources whose ARN begins so, whether or not there are any yet. */
    public Decision decideAllUnder(RealmSnapshot realm, CallerIdentity caller, String action, String beginning, ConditionContext context) {
        return of(realm, caller).evaluateAllUnder(new AccessRequest(caller.arn(), action, beginning, null, context));
    }

    /**
     * Whether the caller may assume the role, or pass tags or a source identity to it.
     *
     * @param action {@code sts:AssumeRole}, {@code sts:TagSession} or {@code sts:SetSourceIdentity}
     */
    public Decision decideAssumption(RealmSnapshot realm, CallerIdentity caller, String action, Role role, ConditionContext context) {
        return of(realm, caller).evaluate(new AccessRequest(caller.arn(), action, role.arn().toString(), null, context), role.trust());
    }

    private PolicySet of(RealmSnapshot realm, CallerIdentity caller) {
        List<String> policies = policies(realm, caller.session());
        if (policies.isEmpty()) {
            return caller.role().permissions();
        }
        return narrowed.get(new Narrowed(realm.id(), caller.role().id(), policies), key -> {
            List<Policy> compiled = new ArrayList<>(policies.size());
            for (String policy : policies) {
                compiled.add(Policy.parse(policy, PolicyKind.SESSION));
            }
            return caller.role().permissions().narrowedTo(compiled);
        });
    }

    /** A guest's session of the enhanced flow has the pool's session policy besides its own; the pool decides now, as the role does. */
    private static List<String> policies(RealmSnapshot realm, Session session) {
        boolean guest = session.pool() != null && session.pool().enhanced() && session.pool().isGuest() && !session.isChained();
        IdentityPool pool = guest ? realm.pools().get(session.pool().poolId()) : null;
        return pool == null ? session.policies() : pool.guestSessionPolicies();
    }
}
