package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.List;

/** What one layer says to one request, and for a denial the Allow statement that came closest. */
final class Verdict {

    private final String described;
    private final List<MatchedStatement> allows = new ArrayList<>(2);
    private List<MatchedStatement> denies = List.of();
    private Grant grant = Grant.NONE;

    private MatchedStatement closest;
    private int reached = -1;
    private Condition failed;
    private boolean failedKeyAbsent;

    Verdict(String described) {
        this.described = described;
    }

    void matched(MatchedStatement statement, boolean allow, Grant how) {
        if (allow) {
            allows.add(statement);
            grant = how.compareTo(grant) > 0 ? how : grant;
        } else {
            if (denies.isEmpty()) {
                denies = new ArrayList<>(2);
            }
            denies.add(statement);
        }
    }

    void missed(MatchedStatement statement, int stage, Evaluation evaluation) {
        if (stage > reached) {
            reached = stage;
            closest = statement;
            failed = stage == Statement.CONDITION ? evaluation.failed : null;
            failedKeyAbsent = failed != null && evaluation.values(failed.key()) == null;
        }
    }

    boolean isAllowed() {
        return !allows.isEmpty();
    }

    List<MatchedStatement> allows() {
        return allows;
    }

    List<MatchedStatement> denies() {
        return denies;
    }

    Grant grant() {
        return grant;
    }

    /** Why it does not allow the request, in a sentence. */
    String reason() {
        String start = "No statement of " + described + " allows it";
        if (closest == null) {
            return start + ".";
        }
        String near = "; the closest is " + closest.described();
        return start + switch (reached) {
            case Statement.RESOURCE -> near + ", which allows the action but not on this resource.";
            case Statement.PRINCIPAL -> near + ", which allows the action but not to this principal.";
            case Statement.CONDITION -> near + ", whose condition " + failed.written() + " is not met"
                    + (failedKeyAbsent ? ": the request does not have that key." : ".");
            default -> ": none covers the action.";
        };
    }
}
