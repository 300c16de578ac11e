package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds statements that say nothing new, because another one of the same effect covers all that they are about. It only ever
 * warns of what is certain: patterns are compared as texts, and what is negated or has conditions must be the same.
 */
final class Redundancy {

    /** Texts compared before it is no longer looked for; it bounds what a document made for it costs. */
    private static final int PATIENCE = 10_000;

    private final PolicyKind kind;
    private final List<Json> earlier = new ArrayList<>();
    private final Set<String> contents = new HashSet<>();
    private final BitSet covered = new BitSet();
    private final List<PolicyWarning> warnings;
    private int compared;

    Redundancy(PolicyKind kind, List<PolicyWarning> warnings) {
        this.kind = kind;
        this.warnings = warnings;
    }

    /** Takes a valid statement, and warns of it or of earlier ones. */
    void look(Json statement) {
        int covering = coveringOf(statement);
        if (!contents.add(statement.canonical("Sid"))) {
            warnings.add(PolicyWarning.at(statement, "The statement repeats an earlier one."));
        } else if (covering >= 0) {
            warnings.add(addsNothing(statement, covering));
        } else {
            warnOfEarlierOnesUnder(statement);
        }
        earlier.add(statement);
    }

    private int coveringOf(Json statement) {
        for (int i = 0; i < earlier.size(); i++) {
            if (covers(earlier.get(i), statement)) {
                return i;
            }
        }
        return -1;
    }

    private void warnOfEarlierOnesUnder(Json statement) {
        for (int i = 0; i < earlier.size(); i++) {
            if (!covered.get(i) && covers(statement, earlier.get(i))) {
                covered.set(i);
                warnings.add(addsNothing(earlier.get(i), earlier.size()));
            }
        }
    }

    private static PolicyWarning addsNothing(Json statement, int to) {
        return PolicyWarning.at(statement, "The statement adds nothing to statement " + to + ", which covers it.");
    }

    private boolean covers(Json wide, Json narrow) {
        return wide.member("Effect").text().equals(narrow.member("Effect").text())
                && coversTexts(wide, narrow, "Action", "NotAction")
                && coversTexts(wide, narrow, "Resource", "NotResource")
                && coversPrincipals(wide, narrow)
                && (wide.member("Condition") == null || same(wide.member("Condition"), narrow.member("Condition")));
    }

    private boolean coversTexts(Json wide, Json narrow, String name, String not) {
        if (wide.member(not) != null || narrow.member(not) != null) {
            return same(wide.member(not), narrow.member(not));
        }
        if (wide.member(name) == null || narrow.member(name) == null) {
            return wide.member(name) == null;
        }
        boolean actions = name.equals("Action");
        for (Json one : narrow.member(name).elementsOrSelf()) {
            if (!isCovered(one.text(), wide.member(name).elementsOrSelf(), actions)) {
                return false;
            }
        }
        return true;
    }

    private boolean isCovered(String narrow, List<Json> wide, boolean action) {
        for (Json one : wide) {
            if (coversText(one.text(), narrow, action)) {
                return true;
            }
        }
        return false;
    }

    /** A wildcard of the narrower text is taken as a character, which only a {@code *} of the wider one matches. */
    private boolean coversText(String wide, String narrow, boolean action) {
        if (++compared > PATIENCE) {
            return false;
        }
        if (wide.equals("*") || wide.equals(narrow)) {
            return true;
        }
        int wild = firstWildcard(wide);
        if (wild < 0 || !narrow.regionMatches(action, 0, wide, 0, wild)) {
            return action && wide.equalsIgnoreCase(narrow);
        }
        String any = withoutVariables(narrow);
        if (wide.contains("${") || wide.indexOf('?') >= 0 && any.indexOf('*') >= 0) {
            return false;
        }
        return action ? Wildcard.of(Wildcard.codes(wide), true).matches(any)
                : ArnPattern.resource(wide, false).matches(any, ArnText.of(any), null);
    }

    private static int firstWildcard(String text) {
        int any = text.indexOf('*');
        int one = text.indexOf('?');
        return any < 0 || one < 0 ? Math.max(any, one) : Math.min(any, one);
    }

    /** A variable may be anything. */
    private static String withoutVariables(String text) {
        int start = text.indexOf("${");
        return start < 0 ? text : text.substring(0, start) + "*" + text.substring(Math.max(start, text.lastIndexOf('}')) + 1);
    }

    private boolean coversPrincipals(Json wide, Json narrow) {
        if (!kind.namesPrincipals()) {
            return true;
        }
        Json all = wide.member("Principal");
        Json some = narrow.member("Principal");
        if (all == null || some == null) {
            return same(wide.member("NotPrincipal"), narrow.member("NotPrincipal"));
        }
        return same(all, some) || kind == PolicyKind.RESOURCE && isEveryone(all)
                || !isEveryone(some) && some.members().entrySet().stream().allMatch(type -> namesAll(all.member(type.getKey()), type.getValue()));
    }

    private static boolean namesAll(Json names, Json some) {
        return names != null && texts(names).containsAll(texts(some));
    }

    private static boolean isEveryone(Json principal) {
        return principal.is(Json.Kind.STRING) || principal.member("AWS") != null && texts(principal.member("AWS")).contains("*");
    }

    private static List<String> texts(Json element) {
        return element.elementsOrSelf().stream().map(Json::text).toList();
    }

    private static boolean same(Json one, Json other) {
        return one != null && other != null && one.canonical(null).equals(other.canonical(null));
    }
}
