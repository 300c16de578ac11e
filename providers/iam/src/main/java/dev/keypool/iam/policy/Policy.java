package dev.keypool.iam.policy;

import java.util.List;

/**
 * An IAM policy, parsed, validated as its kind and compiled: immutable, and safe for use by many threads.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM JSON policy
 *     language</a>
 */
public final class Policy {

    private final PolicyKind kind;
    private final List<Statement> statements;
    private final List<PolicyWarning> warnings;
    private final Layer trust;

    Policy(PolicyKind kind, List<Statement> statements, List<PolicyWarning> warnings) {
        this.kind = kind;
        this.statements = List.copyOf(statements);
        this.warnings = List.copyOf(warnings);
        this.trust = kind == PolicyKind.TRUST ? Layer.ofOne("the trust policy", "trustPolicy", this.statements) : null;
    }

    /**
     * Reads a policy document.
     *
     * @param json the document; at most {@link PolicyKind#maxCharacters()} without white space
     * @param kind what it is attached to
     * @return the policy
     * @throws PolicyException when it is not valid JSON, too large, too deep, or not a policy of that kind
     */
    public static Policy parse(String json, PolicyKind kind) {
        return PolicyParser.parse(json, kind);
    }

    /**
     * What it is attached to.
     *
     * @return the kind it was parsed as
     */
    public PolicyKind kind() {
        return kind;
    }

    /**
     * What is probably not meant, in the order of the document.
     *
     * @return the warnings, possibly none
     */
    public List<PolicyWarning> warnings() {
        return warnings;
    }

    /**
     * Whether a trust policy lets a principal in. It must allow explicitly; a Deny wins.
     *
     * @param request who asks, and to do what
     * @return the decision
     * @throws IllegalStateException when this is not a trust policy
     */
    public Decision evaluateTrust(TrustRequest request) {
        Verdict verdict = trust().evaluate(Evaluation.of(request));
        if (!verdict.denies().isEmpty()) {
            return Decisions.denied(verdict.denies());
        }
        return verdict.isAllowed() ? Decisions.allowed(verdict.allows()) : Decisions.notAllowed(() -> List.of(verdict.reason()));
    }

    Layer trust() {
        if (trust == null) {
            throw new IllegalStateException("Only a trust policy says who may assume a role; this is of kind " + kind + ".");
        }
        return trust;
    }

    List<Statement> statements() {
        return statements;
    }
}
