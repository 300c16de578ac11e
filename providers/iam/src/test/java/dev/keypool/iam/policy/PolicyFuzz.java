package dev.keypool.iam.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fuzz target: a policy document. It is refused with a place and a reason, or it is a policy that answers. */
public final class PolicyFuzz {

    /** Session policies and boundaries are read as identity policies are; only their sizes differ. */
    private static final List<PolicyKind> KINDS = List.of(PolicyKind.IDENTITY, PolicyKind.RESOURCE, PolicyKind.TRUST);

    private PolicyFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (PolicyKind kind : KINDS) {
            check(text, kind);
        }
    }

    static void check(String text, PolicyKind kind) {
        Policy policy;
        try {
            policy = Policy.parse(text, kind);
        } catch (PolicyException e) {
            place(e.pointer(), e.line(), e.column(), e.fault());
            return;
        }
        for (PolicyWarning warning : policy.warnings()) {
            place(warning.pointer(), warning.line(), warning.column(), warning.message());
        }
        for (String value : List.of("", "*", "arn:aws:iam::111122223333:user/a")) {
            DecisionFuzz.check(policy, value, "s3:GetObject", "arn:aws:s3:::b/*", value);
        }
    }

    private static void place(String pointer, int line, int column, String message) {
        boolean pointed = pointer.isEmpty() || pointer.startsWith("/");
        if (!pointed || line < 1 || column < 1 || message.isEmpty()) {
            throw new AssertionError(pointer + " " + line + ":" + column + " " + message);
        }
    }
}
