package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The policies that apply to a request, at most one of each kind; a kind without statements is a policy that is not there. */
record Layers(Map<PolicyKind, List<StatementText>> statements) {

    List<StatementText> of(PolicyKind kind) {
        return statements.getOrDefault(kind, List.of());
    }

    Layers with(PolicyKind kind, List<StatementText> others) {
        Map<PolicyKind, List<StatementText>> changed = new EnumMap<>(PolicyKind.class);
        changed.putAll(statements);
        changed.put(kind, others);
        return new Layers(changed);
    }

    Layers adding(PolicyKind kind, StatementText statement, int position) {
        List<StatementText> more = new ArrayList<>(of(kind));
        more.add(Math.min(position, more.size()), statement);
        return with(kind, more);
    }

    /** The same change of every policy. */
    Layers each(UnaryOperator<List<StatementText>> change) {
        Layers changed = this;
        for (PolicyKind kind : statements.keySet()) {
            changed = changed.with(kind, change.apply(of(kind)));
        }
        return changed;
    }

    Decision decide(AccessRequest request) {
        PolicySet.Builder set = PolicySet.builder();
        statements.forEach((kind, list) -> {
            if (!list.isEmpty()) {
                Policy policy = StatementText.policy(kind, list);
                switch (kind) {
                    case IDENTITY -> set.identity(policy);
                    case BOUNDARY -> set.boundary(policy);
                    case SESSION -> set.session(policy);
                    default -> set.resource(policy);
                }
            }
        });
        return set.build().evaluate(request);
    }
}
