package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.List;

/** What one layer says to one request, and for a denial the Allow statement that came closest. */
final class Verdict {

    private static final int NOTHING = -1;

    private final String described;
    private List<MatchedStatement> allows = List.of();
    private List<MatchedStatement> denies = List.of();
    private Grant grant = Grant.NONE;

    private MatchedStatement closest;
    private int reached;
    private Condition failed;
    private boolean failedKeyAbsent;

    /** A verdict before any statement is looked at; {@code canAllow} says whether one of them allows anything at all. */
    Verdict(String described, boolean canAllow) {
        this.described = described;
        this.reached = canAllow ? Statement.ACTION : NOTHING;
    }

    /** Takes a statement that matched, as a list of one: it is the answer when it stays the only one. */
    void matched(List<MatchedStatement> statement, boolean allow, Grant how) {
        if (allow) {
            allows = joined(allows, statement);
            grant = how.compareTo(grant) > 0 ? how : grant;
        } else {
            denies = joined(denies, statement);
        }
    }

    /** Lists of one or none are shared and never changed; longer ones are this verdict's own. */
    private static List<MatchedStatement> joined(List<MatchedStatement> all, List<MatchedStatement> one) {
        if (all.isEmpty()) {
            return one;
        }
        List<MatchedStatement> own = all.size() == 1 ? new ArrayList<>(all) : all;
        own.addAll(one);
        return own;
    }

    void missed(List<MatchedStatement> statement, int stage, Evaluation evaluation) {
        if (stage > reached) {
            reached = stage;
            closest = statement.get(0);
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
            return start + (reached == NOTHING ? "." : ": none covers the action.");
        }
        return start + "; the closest is " + closest.described() + switch (reached) {
            case Statement.RESOURCE -> ", which allows the action but not on this resource.";
            case Statement.PRINCIPAL -> ", which allows the action but not to this principal.";
            default -> ", whose condition " + failed.written() + " is not met"
                    + (failedKeyAbsent ? ": the request does not have that key." : ".");
        };
    }
}
