package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads Principal and NotPrincipal elements. */
final class PrincipalParser {

    private final PolicyKind kind;
    private final List<PolicyWarning> warnings;

    PrincipalParser(PolicyKind kind, List<PolicyWarning> warnings) {
        this.kind = kind;
        this.warnings = warnings;
    }

    /** The set of a statement; {@code not} says that the element is NotPrincipal. */
    PrincipalSet parse(Json element, boolean not, boolean allow) {
        List<PrincipalEntry> entries = new ArrayList<>();
        boolean everyone = isStar(element);
        if (!everyone) {
            if (!element.is(Json.Kind.OBJECT) || element.members().isEmpty()) {
                throw PolicyException.at(element, "found " + element.described()
                        + "; allowed are \"*\" and an object with AWS, Federated, Service or CanonicalUser.");
            }
            for (Map.Entry<String, Json> member : element.members().entrySet()) {
                everyone |= member(member.getKey(), member.getValue(), entries);
            }
        }
        if (everyone && not) {
            throw PolicyException.at(element, "NotPrincipal with \"*\" excepts everyone, so the statement says nothing.");
        }
        if (everyone && allow) {
            warnings.add(PolicyWarning.at(element, kind == PolicyKind.TRUST
                    ? "The principal \"*\" lets every AWS principal assume the role; name whom you trust."
                    : "The principal \"*\" gives access to everyone, without signing in too; limit it with a condition."));
        }
        // A role is not for anyone who can sign in anywhere: "*" lets no federated principal in, but denies all of them.
        return new PrincipalSet(everyone, !(kind == PolicyKind.TRUST && allow), not, entries);
    }

    /** Adds a member's entries; true when one of them is everyone. */
    private boolean member(String name, Json value, List<PrincipalEntry> entries) {
        PrincipalType type = PrincipalType.ofMember(name);
        if (type == null) {
            throw PolicyException.at(value, "found the principal type " + Json.quote(name)
                    + "; allowed are AWS, Federated, Service and CanonicalUser.");
        }
        List<Json> names = value.elementsOrSelf();
        if (names.isEmpty()) {
            throw PolicyException.at(value, "found an empty array; at least one principal is needed.");
        }
        boolean everyone = false;
        for (Json principal : names) {
            if (type == PrincipalType.AWS && isStar(principal)) {
                everyone = true;
            } else if (principal.is(Json.Kind.STRING)) {
                try {
                    entries.add(PrincipalEntry.of(type, principal.text()));
                } catch (IllegalArgumentException e) {
                    throw PolicyException.at(principal, e.getMessage());
                }
            } else {
                throw PolicyException.at(principal, "found " + principal.described() + "; a principal is a string.");
            }
        }
        return everyone;
    }

    private static boolean isStar(Json value) {
        return value.is(Json.Kind.STRING) && value.text().equals("*");
    }
}
