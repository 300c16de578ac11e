package dev.keypool.iam.policy;

import java.util.List;
import java.util.function.Supplier;

/** Makes the three kinds of answer. */
final class Decisions {

    private Decisions() {}

    static Decision allowed(List<MatchedStatement> matched) {
        return new Decision(Decision.Outcome.ALLOWED, List.copyOf(matched), List.of());
    }

    static Decision denied(List<MatchedStatement> matched) {
        return new Decision(Decision.Outcome.EXPLICIT_DENY, List.copyOf(matched),
                new Reasons(() -> matched.stream().map(s -> "It is denied by " + s.described() + ".").toList()));
    }

    static Decision notAllowed(Supplier<List<String>> reasons) {
        return new Decision(Decision.Outcome.IMPLICIT_DENY, List.of(), new Reasons(reasons));
    }
}
