package dev.keypool.iam.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fuzz target: a principal, an action, a resource and the value of every condition key, a line each, and a policy. It is
 * decided, with statements or reasons that fit; to have a policy twice changes nothing; and an explicit deny wins.
 */
public final class DecisionFuzz {

    private static final int LINES = 5;
    private static final String EVERYTHING = "{\"Statement\":{\"Effect\":\"%s\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    private static final Policy ALLOW = Policy.parse(String.format(EVERYTHING, "Allow"), PolicyKind.IDENTITY);
    private static final Policy DENY = Policy.parse(String.format(EVERYTHING, "Deny"), PolicyKind.SESSION);

    private DecisionFuzz() {}

    /** Called by Jazzer, before it counts seconds: classes are instrumented as they are loaded, which takes long on a busy machine. */
    public static void fuzzerInitialize() {
        check(ALLOW, "", "a:b", "*", "");
    }

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", LINES);
        if (lines.length < LINES) {
            return;
        }
        for (PolicyKind kind : PolicyKind.values()) {
            try {
                check(Policy.parse(lines[4], kind), lines[0], lines[1], lines[2], lines[3]);
            } catch (PolicyException e) {
                // Not what this target is for.
            }
        }
    }

    static void check(Policy policy, String principal, String action, String resource, String value) {
        ConditionContext context = key -> key.contains("none") ? null : key.contains("many") ? List.of(value, action) : List.of(value);
        AccessRequest request = new AccessRequest(principal, action, resource, null, context);
        switch (policy.kind()) {
            case IDENTITY -> {
                Decision alone = consistent(PolicySet.builder().identity(policy), request);
                same(Decision.Outcome.EXPLICIT_DENY, consistent(PolicySet.builder().identity(policy).session(DENY), request));
                same(alone.outcome(), consistent(PolicySet.builder().identity(policy).identity(policy), request));
            }
            case SESSION -> {
                Decision limited = consistent(PolicySet.builder().identity(ALLOW).session(policy), request);
                same(limited.outcome(), consistent(PolicySet.builder().identity(ALLOW).build().narrowedTo(List.of(policy)).evaluate(request)));
            }
            case BOUNDARY -> consistent(PolicySet.builder().identity(ALLOW).boundary(policy), request);
            case RESOURCE -> {
                consistent(PolicySet.builder().resource(policy), request);
                consistent(PolicySet.builder().identity(ALLOW).resource(policy), request);
                same(Decision.Outcome.EXPLICIT_DENY, consistent(PolicySet.builder().resource(policy).session(DENY), request));
            }
            default -> {
                consistent(PolicySet.builder().identity(ALLOW).build().evaluate(request, policy));
                same(Decision.Outcome.EXPLICIT_DENY, consistent(PolicySet.builder().session(DENY).build().evaluate(request, policy)));
                for (PrincipalType type : PrincipalType.values()) {
                    consistent(policy.evaluateTrust(new TrustRequest(type, principal, action, context)));
                }
            }
        }
    }

    private static Decision consistent(PolicySet.Builder policies, AccessRequest request) {
        return consistent(policies.build().evaluate(request));
    }

    private static Decision consistent(Decision decision) {
        String effect = decision.isAllowed() ? "Allow" : "Deny";
        boolean fits = decision.isAllowed() == decision.reasons().isEmpty()
                && decision.matched().isEmpty() == (decision.outcome() == Decision.Outcome.IMPLICIT_DENY)
                && decision.matched().stream().allMatch(statement -> statement.effect().equals(effect));
        if (!fits) {
            throw new AssertionError("inconsistent: " + decision);
        }
        return decision;
    }

    private static void same(Decision.Outcome expected, Decision actual) {
        if (actual.outcome() != expected) {
            throw new AssertionError("expected " + expected + ", was " + actual);
        }
    }
}
