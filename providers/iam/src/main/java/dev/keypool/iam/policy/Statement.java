package dev.keypool.iam.policy;

import java.util.HashSet;
import java.util.Set;

/** A statement, compiled. */
final class Statement {

    /** How far a request came in a statement, from first to last: what failed, or that all matched. */
    static final int ACTION = 0;
    static final int RESOURCE = 1;
    static final int PRINCIPAL = 2;
    static final int CONDITION = 3;
    static final int MATCHED = 4;

    private final int index;
    private final String sid;
    private final boolean allow;
    private final boolean notAction;
    private final Wildcard[] actions;
    /** The services whose actions it can match, in lower case, or null when they may be any. */
    private final Set<String> services;
    private final boolean notResource;
    /** Null when the statement has no Resource: it applies to what the policy is attached to. */
    private final ArnPattern[] resources;
    /** Null in policies that have no principals. */
    private final PrincipalSet principals;
    private final Condition[] conditions;

    Statement(int index, String sid, boolean allow, boolean notAction, Wildcard[] actions, boolean notResource,
            ArnPattern[] resources, PrincipalSet principals, Condition[] conditions) {
        this.index = index;
        this.sid = sid;
        this.allow = allow;
        this.notAction = notAction;
        this.actions = actions;
        this.services = notAction ? null : services(actions);
        this.notResource = notResource;
        this.resources = resources;
        this.principals = principals;
        this.conditions = conditions;
    }

    boolean allows() {
        return allow;
    }

    MatchedStatement in(String policy) {
        return new MatchedStatement(policy, sid, index, allow ? "Allow" : "Deny");
    }

    private static Set<String> services(Wildcard[] actions) {
        Set<String> services = new HashSet<>();
        for (Wildcard action : actions) {
            int colon = action.start().indexOf(':');
            if (colon < 0) {
                return null;
            }
            services.add(action.start().substring(0, colon));
        }
        return services;
    }

    Set<String> services() {
        return services;
    }

    /** Looks at a request: {@link #MATCHED}, or the first element that does not match. */
    int look(Evaluation evaluation) {
        if (coversAction(evaluation.action) == notAction) {
            return ACTION;
        }
        if (resources != null && (evaluation.beginning ? coversBeginning(evaluation) : coversResource(evaluation)) == notResource) {
            return RESOURCE;
        }
        if (principals != null) {
            evaluation.grant = principals.grant(evaluation);
            if (evaluation.grant == Grant.NONE) {
                return PRINCIPAL;
            }
        }
        for (Condition condition : conditions) {
            if (!condition.isMet(evaluation)) {
                evaluation.failed = condition;
                return CONDITION;
            }
        }
        return MATCHED;
    }

    private boolean coversAction(String action) {
        for (Wildcard pattern : actions) {
            if (pattern.matches(action)) {
                return true;
            }
        }
        return false;
    }

    /** What an Allow names must be all of them, and what it leaves out none; of a Deny the other way round. */
    private boolean coversBeginning(Evaluation evaluation) {
        boolean some = allow == notResource;
        for (ArnPattern pattern : resources) {
            if (some ? pattern.matchesSomeUnder(evaluation) : pattern.matchesAllUnder(evaluation)) {
                return true;
            }
        }
        return false;
    }

    private boolean coversResource(Evaluation evaluation) {
        for (ArnPattern pattern : resources) {
            if (pattern.matches(evaluation.resource, evaluation.resourceArn, evaluation)) {
                return true;
            }
        }
        return false;
    }
}
