package dev.keypool.identitypools.requests;

import dev.keypool.iam.policy.AccessRequest;
import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.iam.policy.Decision;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decides whether the signer of a request to one of our own APIs may make it: by the policies of its role and session. */
public final class Authorizer {

    private final RealmSnapshot realm;
    private final Permissions permissions;
    private final ConditionContext request;

    /**
     * @param request condition keys of the request itself ({@code aws:SourceIp}, {@code aws:SecureTransport}): without them a
     *                Deny that rests on one would not hold
     */
    public Authorizer(RealmSnapshot realm, Permissions permissions, ConditionContext request) {
        this.realm = realm;
        this.permissions = permissions;
        this.request = request;
    }

    /**
     * @param action   such as {@code cognito-identity:DescribeIdentityPool}
     * @param resource ARN, or {@code *} for actions that name none
     * @param keys     condition keys of what is asked for and of the resource, in lower case
     * @throws AccessDeniedException with AWS's sentence
     */
    public void require(CallerIdentity caller, String action, String resource, Map<String, List<String>> keys) throws AccessDeniedException {
        require(caller, action, resource, " on resource: " + resource, keys);
    }

    /** For actions that name no resource, where AWS's sentence does not either. */
    public void require(CallerIdentity caller, String action) throws AccessDeniedException {
        require(caller, action, "*", "", Map.of());
    }

    private void require(CallerIdentity caller, String action, String resource, String on, Map<String, List<String>> keys)
            throws AccessDeniedException {
        ConditionContext context = context(caller, keys);
        Decision decision = permissions.decide(realm, caller, action, resource, null, context);
        if (!decision.isAllowed()) {
            throw denied(caller, action, resource, on, context, decision);
        }
    }

    /**
     * For all resources whose ARN begins so, whether or not there are any yet.
     *
     * @throws AccessDeniedException with AWS's sentence
     */
    public void requireAllUnder(CallerIdentity caller, String action, String beginning, Map<String, List<String>> keys) throws AccessDeniedException {
        ConditionContext context = context(caller, keys);
        Decision decision = permissions.decideAllUnder(realm, caller, action, beginning, context);
        if (!decision.isAllowed()) {
            throw denied(caller, action, beginning + "*", " on resource: " + beginning + "*", context, decision);
        }
    }

    /**
     * For a resource that must not be what a Deny statement names, where another one is what must be allowed.
     *
     * @throws AccessDeniedException with AWS's sentence
     */
    public void requireNotDenied(CallerIdentity caller, String action, String resource, Map<String, List<String>> keys) throws AccessDeniedException {
        ConditionContext context = context(caller, keys);
        Decision decision = permissions.decide(realm, caller, action, resource, null, context);
        if (decision.outcome() == Decision.Outcome.EXPLICIT_DENY) {
            throw denied(caller, action, resource, " on resource: " + resource, context, decision);
        }
    }

    private ConditionContext context(CallerIdentity caller, Map<String, List<String>> keys) {
        SessionContext known = new SessionContext(caller, realm.settings().region(), keys, Instant.now());
        return key -> {
            List<String> values = known.values(key);
            return values == null ? request.values(key) : values;
        };
    }

    private static AccessDeniedException denied(CallerIdentity caller, String action, String resource, String on, ConditionContext context,
                                                Decision decision) {
        return new AccessDeniedException("User: " + caller.arn() + " is not authorized to perform: " + action + on + why(caller, action, resource, context, decision));
    }

    private static String why(CallerIdentity caller, String action, String resource, ConditionContext context, Decision decision) {
        if (decision.outcome() == Decision.Outcome.EXPLICIT_DENY) {
            boolean bySession = decision.matched().stream().allMatch(statement -> statement.policy().startsWith("sessionPolicies"));
            return " with an explicit deny in " + (bySession ? "a session policy" : "an identity-based policy");
        }
        boolean byRole = caller.role().permissions().evaluate(new AccessRequest(caller.arn(), action, resource, null, context)).isAllowed();
        return " because no " + (byRole ? "session policy" : "identity-based policy") + " allows the " + action + " action";
    }
}
