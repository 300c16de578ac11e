package dev.keypool.iam.policy;

import java.util.List;

/** A Principal or NotPrincipal element. */
final class PrincipalSet {

    private final boolean everyone;
    private final boolean everyoneOfAnyType;
    private final boolean not;
    private final PrincipalEntry[] entries;

    /**
     * The element.
     *
     * @param everyone whether it has {@code *}
     * @param everyoneOfAnyType whether {@code *} means federated principals and services too
     * @param not whether it is NotPrincipal, which only a Deny may have
     */
    PrincipalSet(boolean everyone, boolean everyoneOfAnyType, boolean not, List<PrincipalEntry> entries) {
        this.everyone = everyone;
        this.everyoneOfAnyType = everyoneOfAnyType;
        this.not = not;
        this.entries = entries.toArray(PrincipalEntry[]::new);
    }

    Grant grant(Evaluation evaluation) {
        if (not) {
            return !evaluation.bounded && isExcepted(evaluation.principal) ? Grant.NONE : Grant.DIRECT;
        }
        if (everyone && (everyoneOfAnyType || evaluation.principal.type() == PrincipalType.AWS)) {
            return Grant.DIRECT;
        }
        Grant best = Grant.NONE;
        for (PrincipalEntry entry : entries) {
            Grant grant = entry.grant(evaluation);
            best = grant.compareTo(best) > 0 ? grant : best;
        }
        return best;
    }

    /**
     * Only who is named exactly is spared a Deny: naming a role or an account does not spare its sessions or users, and whoever
     * has a permissions boundary is never spared.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">NotPrincipal</a>
     */
    private boolean isExcepted(RequestPrincipal principal) {
        for (PrincipalEntry entry : entries) {
            if (entry.isExactly(principal)) {
                return true;
            }
        }
        return false;
    }
}
