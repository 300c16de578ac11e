package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The policies that apply to a principal and a resource: immutable, built once and evaluated many times from any thread.
 *
 * <p>A Deny anywhere wins. Within an account, what identity policies allow, or the resource's policy to the role, must also be
 * allowed by every boundary and by the session policies (by any of them, where there are several), while a grant of the
 * resource's policy to the user or session itself or to everyone stands alone. Across accounts both sides must allow.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 *     policy evaluation logic</a>
 */
public final class PolicySet {

    private static final Verdict[] NO_VERDICTS = {};

    private final Layer identity;
    /** Boundaries, then the session policies as one: each must allow. */
    private final Layer[] limits;
    /** Null when the resource has no policy. */
    private final Layer resource;
    private final boolean bounded;
    private final boolean sessions;

    private PolicySet(Layer identity, List<Layer> limits, Layer resource, boolean bounded, boolean sessions) {
        this.bounded = bounded;
        this.sessions = sessions;
        this.identity = identity;
        this.limits = limits.toArray(Layer[]::new);
        this.resource = resource;
    }

    /**
     * Starts a set.
     *
     * @return an empty builder; what it builds without policies denies everything implicitly
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Decides a request.
     *
     * @param request who asks to do what to which resource
     * @return the decision
     */
    public Decision evaluate(AccessRequest request) {
        return evaluate(Evaluation.of(request, bounded));
    }

    /**
     * Decides a request for all resources whose ARN begins with the request's, and goes on, at once, those too that do not exist
     * yet: allowed is what is allowed for each of them, denied what is denied for one. One pattern must allow them all; several
     * that together would are not put together.
     *
     * @param request who asks to do what; the resource is an ARN up to where its last part may go on
     * @return the decision
     */
    public Decision evaluateAllUnder(AccessRequest request) {
        return evaluate(Evaluation.of(request, true, bounded));
    }

    private Decision evaluate(Evaluation evaluation) {
        Verdict own = identity.evaluate(evaluation);
        Verdict granted = resource == null ? null : resource.evaluate(evaluation);
        Verdict[] limited = limited(evaluation);
        List<MatchedStatement> denies = denies(own, granted, limited);
        if (!denies.isEmpty()) {
            return Decisions.denied(denies);
        }
        String owner = evaluation.resourceAccount();
        if (owner == null || evaluation.principal.isOfAccount(owner)) {
            return withinAccount(own, granted, limited);
        }
        // Who has no account has nobody's identity policies: what a resource of an account grants is all that they get.
        return evaluation.principal.hasAccount() ? acrossAccounts(own, granted, limited, owner)
                : withinAccount(new Verdict("the identity policies, which are not for a principal without an account,", false), granted, limited);
    }

    /**
     * Decides whether whom these policies are of may assume a role, or pass session tags or a source identity to it. The role's
     * trust policy takes the place of a resource's policy, and must allow within the account too: naming the account leaves the
     * rest to the identity policies, naming the role or session does not need them. What limits the principal limits which roles
     * it may assume, however the trust policy names it.
     *
     * @param request who asks to do what; the resource is the role's ARN
     * @param trust the role's trust policy
     * @return the decision
     * @throws IllegalStateException when that is not a trust policy
     */
    public Decision evaluate(AccessRequest request, Policy trust) {
        Evaluation evaluation = Evaluation.of(request, bounded);
        Verdict own = identity.evaluate(evaluation);
        Verdict trusted = trust.trust().evaluate(evaluation);
        Verdict[] limited = limited(evaluation);
        List<MatchedStatement> denies = denies(own, trusted, limited);
        if (!denies.isEmpty()) {
            return Decisions.denied(denies);
        }
        String owner = evaluation.resourceAccount();
        if (owner != null && !evaluation.principal.isOfAccount(owner)) {
            return acrossAccounts(own, trusted, limited, owner);
        }
        boolean named = trusted.isAllowed() && trusted.grant() != Grant.ACCOUNT;
        if (trusted.isAllowed() && (named || own.isAllowed()) && allAllow(limited)) {
            return Decisions.allowed(joined(own, trusted, limited));
        }
        return Decisions.notAllowed(() -> {
            List<String> reasons = new ArrayList<>();
            if (!trusted.isAllowed()) {
                reasons.add(trusted.reason());
            } else if (!named && !own.isAllowed()) {
                reasons.add(own.reason());
            }
            addLimits(reasons, limited);
            return reasons;
        });
    }

    private Verdict[] limited(Evaluation evaluation) {
        // A user's federated session without a session policy has no permissions of its own; a role's has those of the role.
        boolean none = !sessions && evaluation.principal.isFederatedUser();
        int count = limits.length + (none ? 1 : 0);
        Verdict[] limited = count == 0 ? NO_VERDICTS : new Verdict[count];
        for (int i = 0; i < limits.length; i++) {
            limited[i] = limits[i].evaluate(evaluation);
        }
        if (none) {
            limited[limits.length] = new Verdict("the session policies", false);
        }
        return limited;
    }

    /**
     * The same policies under session policies, in place of any that the set has.
     *
     * @param policies of kind SESSION, at least one; one of them must allow
     * @return a new set
     * @throws IllegalArgumentException for another kind, or none
     */
    public PolicySet narrowedTo(List<Policy> policies) {
        if (policies.isEmpty()) {
            throw new IllegalArgumentException("Narrowing takes at least one session policy.");
        }
        policies.forEach(policy -> Builder.require(policy, PolicyKind.SESSION));
        List<Layer> narrower = new ArrayList<>(List.of(limits).subList(0, limits.length - (sessions ? 1 : 0)));
        narrower.add(Layer.ofMany("the session policies", "sessionPolicies", policies));
        return new PolicySet(identity, narrower, resource, bounded, true);
    }

    private static Decision withinAccount(Verdict own, Verdict granted, Verdict[] limited) {
        Grant grant = granted == null ? Grant.NONE : granted.grant();
        if (grant == Grant.DIRECT) {
            return Decisions.allowed(own.isAllowed() ? joined(own, granted, limited) : granted.allows());
        }
        if ((own.isAllowed() || grant == Grant.ROLE) && allAllow(limited)) {
            return Decisions.allowed(joined(own, granted, limited));
        }
        return Decisions.notAllowed(() -> {
            List<String> reasons = new ArrayList<>();
            if (!own.isAllowed() && grant != Grant.ROLE) {
                reasons.add(own.reason());
                if (grant == Grant.ACCOUNT) {
                    reasons.add("The resource policy names the principal's account, which leaves the decision to the identity policies.");
                } else if (granted != null) {
                    reasons.add(granted.reason());
                }
            }
            addLimits(reasons, limited);
            return reasons;
        });
    }

    private static Decision acrossAccounts(Verdict own, Verdict granted, Verdict[] limited, String owner) {
        if (granted != null && granted.isAllowed() && own.isAllowed() && allAllow(limited)) {
            return Decisions.allowed(joined(own, granted, limited));
        }
        return Decisions.notAllowed(() -> {
            List<String> reasons = new ArrayList<>();
            if (granted == null) {
                reasons.add("The resource belongs to account " + owner
                        + ", not to the principal's, and has no resource policy that allows it.");
            } else if (!granted.isAllowed()) {
                reasons.add("The resource belongs to account " + owner + ", not to the principal's. " + granted.reason());
            }
            if (!own.isAllowed()) {
                reasons.add(own.reason());
            }
            addLimits(reasons, limited);
            return reasons;
        });
    }

    private static List<MatchedStatement> denies(Verdict own, Verdict granted, Verdict[] limited) {
        List<MatchedStatement> all = own.denies();
        for (Verdict verdict : limited) {
            all = joined(all, verdict.denies());
        }
        return granted == null ? all : joined(all, granted.denies());
    }

    private static List<MatchedStatement> joined(Verdict own, Verdict granted, Verdict[] limited) {
        List<MatchedStatement> all = own.allows();
        for (Verdict verdict : limited) {
            all = joined(all, verdict.allows());
        }
        return granted == null ? all : joined(all, granted.allows());
    }

    private static List<MatchedStatement> joined(List<MatchedStatement> first, List<MatchedStatement> second) {
        if (second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return second;
        }
        List<MatchedStatement> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }

    private static boolean allAllow(Verdict[] verdicts) {
        for (Verdict verdict : verdicts) {
            if (!verdict.isAllowed()) {
                return false;
            }
        }
        return true;
    }

    private static void addLimits(List<String> reasons, Verdict[] limited) {
        for (Verdict verdict : limited) {
            if (!verdict.isAllowed()) {
                reasons.add(verdict.reason());
            }
        }
    }

    /** Collects policies. */
    public static final class Builder {

        private final List<Policy> identities = new ArrayList<>();
        private final List<Policy> boundaries = new ArrayList<>();
        private final List<Policy> sessions = new ArrayList<>();
        private Policy resource;

        private Builder() {}

        /**
         * Adds a policy of the role or user.
         *
         * @param policy of kind IDENTITY
         * @return this
         * @throws IllegalArgumentException for another kind
         */
        public Builder identity(Policy policy) {
            identities.add(require(policy, PolicyKind.IDENTITY));
            return this;
        }

        /**
         * Adds a permissions boundary; where there are several, each must allow.
         *
         * @param policy of kind BOUNDARY
         * @return this
         * @throws IllegalArgumentException for another kind
         */
        public Builder boundary(Policy policy) {
            boundaries.add(require(policy, PolicyKind.BOUNDARY));
            return this;
        }

        /**
         * Adds a session policy; where there are several, one of them must allow.
         *
         * @param policy of kind SESSION
         * @return this
         * @throws IllegalArgumentException for another kind
         */
        public Builder session(Policy policy) {
            sessions.add(require(policy, PolicyKind.SESSION));
            return this;
        }

        /**
         * Sets the policy of the resource.
         *
         * @param policy of kind RESOURCE
         * @return this
         * @throws IllegalArgumentException for another kind, or when there is one already
         */
        public Builder resource(Policy policy) {
            if (resource != null) {
                throw new IllegalArgumentException("A resource has one policy; this set has it already.");
            }
            resource = require(policy, PolicyKind.RESOURCE);
            return this;
        }

        /**
         * Builds the set.
         *
         * @return the set, independent of this builder
         */
        public PolicySet build() {
            List<Layer> limits = new ArrayList<>();
            for (int i = 0; i < boundaries.size(); i++) {
                limits.add(Layer.ofOne("the permissions boundary", "permissionsBoundaries[" + i + "]", boundaries.get(i).statements()));
            }
            if (!sessions.isEmpty()) {
                limits.add(Layer.ofMany("the session policies", "sessionPolicies", sessions));
            }
            return new PolicySet(Layer.ofMany("the identity policies", "identityPolicies", identities), limits,
                    resource == null ? null : Layer.ofOne("the resource policy", "resourcePolicy", resource.statements()),
                    !boundaries.isEmpty(), !sessions.isEmpty());
        }

        private static Policy require(Policy policy, PolicyKind kind) {
            if (policy.kind() != kind) {
                throw new IllegalArgumentException("A policy of kind " + kind + " is expected here; this one is of kind " + policy.kind()
                        + ".");
            }
            return policy;
        }
    }
}
