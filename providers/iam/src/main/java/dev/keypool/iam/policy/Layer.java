package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.List;

/** Policies that together give one answer: a statement of any of them allows or denies. */
final class Layer {

    private final String described;
    private final Statement[] statements;
    private final MatchedStatement[] named;

    private Layer(String described, List<Statement> statements, List<MatchedStatement> named) {
        this.described = described;
        this.statements = statements.toArray(Statement[]::new);
        this.named = named.toArray(MatchedStatement[]::new);
    }

    /** Policies named {@code names[0]}, {@code names[1]} and so on. */
    static Layer ofMany(String described, String names, List<Policy> policies) {
        List<Statement> statements = new ArrayList<>();
        List<MatchedStatement> named = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            for (Statement statement : policies.get(i).statements()) {
                statements.add(statement);
                named.add(statement.in(names + "[" + i + "]"));
            }
        }
        return new Layer(described, statements, named);
    }

    /** One policy. */
    static Layer ofOne(String described, String name, List<Statement> statements) {
        return new Layer(described, statements, statements.stream().map(s -> s.in(name)).toList());
    }

    Verdict evaluate(Evaluation evaluation) {
        Verdict verdict = new Verdict(described);
        for (int i = 0; i < statements.length; i++) {
            Statement statement = statements[i];
            int reached = statement.look(evaluation);
            if (reached == Statement.MATCHED) {
                verdict.matched(named[i], statement.allows(), evaluation.grant);
            } else if (statement.allows()) {
                verdict.missed(named[i], reached, evaluation);
            }
        }
        return verdict;
    }
}
