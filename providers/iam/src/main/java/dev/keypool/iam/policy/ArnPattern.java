package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pattern for ARNs. Each of the six parts is matched by itself, so a wildcard never reaches across one of the first five
 * colons, unless the pattern is a {@linkplain #reaching reaching} one.
 */
final class ArnPattern {

    private static final int RESOURCE = ArnText.PARTS - 1;
    /** No ARN has more characters. */
    private static final int LONGEST = 2048;

    /** Null for the pattern that matches everything. */
    private final TextPattern[] parts;
    /** The five parts before the resource in one, with their colons, when there is no wildcard in them; else null. */
    private final String head;
    /** The pattern as one text, for which colons are characters as others; null when it is not reaching. */
    private final TextPattern whole;

    private ArnPattern(TextPattern[] parts, TextPattern whole) {
        this.parts = parts;
        this.head = parts == null ? null : head(parts);
        this.whole = whole;
    }

    private ArnPattern(TextPattern[] parts) {
        this(parts, null);
    }

    private static String head(TextPattern[] parts) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < RESOURCE; i++) {
            if (!parts[i].isExact()) {
                return null;
            }
            head.append(parts[i].fixedText()).append(':');
        }
        return head.toString();
    }

    /**
     * Compiles a value of Resource or NotResource: {@code *}, or an ARN, where missing parts at the end are completed with
     * {@code *} as IAM does.
     *
     * @throws IllegalArgumentException with a clear sentence
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource</a>
     */
    static ArnPattern resource(String text, boolean variables) {
        if (TextPattern.of(text, false).matchesEverything()) {
            return new ArnPattern(null);
        }
        List<String> split = split(text, variables);
        if (!split.get(0).equals("arn")) {
            throw new IllegalArgumentException("found " + Json.quote(text)
                    + "; a resource is \"*\" or an ARN, which starts with \"arn:\".");
        }
        TextPattern[] parts = new TextPattern[ArnText.PARTS];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = TextPattern.of(i < split.size() ? split.get(i) : "*", variables);
            if (i < ArnText.PARTS - 1 && parts[i].hasVariables()) {
                throw new IllegalArgumentException("found a policy variable before the fifth colon of " + Json.quote(text)
                        + "; variables are allowed only in the last part of an ARN.");
            }
        }
        return new ArnPattern(parts);
    }

    /**
     * Compiles a value as {@link #resource} does; a {@code *} at the end of a part also reaches into the parts behind it. In AWS
     * every such {@code *} "can expand to match beyond the colon boundaries". Here only those do that take something away: a
     * Deny is as wide as its author may have read it, an Allow as narrow.
     *
     * @throws IllegalArgumentException with a clear sentence
     */
    static ArnPattern reaching(String text, boolean variables) {
        ArnPattern narrow = resource(text, variables);
        List<String> split = split(text, variables);
        boolean reaches = narrow.parts != null
                && split.subList(0, Math.min(split.size(), ArnText.PARTS - 1)).stream().anyMatch(part -> part.endsWith("*"));
        String completed = text + ":*".repeat(Math.max(0, ArnText.PARTS - split.size()));
        return reaches ? new ArnPattern(narrow.parts, TextPattern.of(completed, variables)) : narrow;
    }

    /** Whether a value of Resource is an ARN with fewer than six parts. */
    static boolean isIncomplete(String text, boolean variables) {
        return text.startsWith("arn:") && split(text, variables).size() < ArnText.PARTS;
    }

    /** Compiles a value of an Arn condition, or gives null when it can match no ARN. */
    static ArnPattern condition(String text, boolean variables) {
        if (TextPattern.of(text, false).matchesEverything()) {
            return new ArnPattern(null);
        }
        List<String> split = split(text, variables);
        if (split.size() < ArnText.PARTS) {
            return null;
        }
        return new ArnPattern(split.stream().map(part -> TextPattern.of(part, variables)).toArray(TextPattern[]::new));
    }

    /** Splits at the first five colons, those inside {@code ${…}} not counted. */
    private static List<String> split(String text, boolean variables) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length() && parts.size() < ArnText.PARTS - 1; i++) {
            if (variables && text.startsWith("${", i)) {
                i = Template.endOfVariable(text, i);
            } else if (text.charAt(i) == ':') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    boolean matches(String text, ArnText arn, Evaluation evaluation) {
        if (parts == null) {
            return true;
        }
        if (arn == null) {
            return false;
        }
        return matchesParts(text, arn, evaluation) || whole != null && reachesAcross(text, arn, evaluation);
    }

    private boolean matchesParts(String text, ArnText arn, Evaluation evaluation) {
        // From the end: the resource part is the one that differs most, and the parts before it are mostly equal.
        if (head != null) {
            return arn.from(RESOURCE) == head.length() && parts[RESOURCE].matches(text, head.length(), text.length(), evaluation)
                    && text.startsWith(head);
        }
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].matches(text, arn.from(i), arn.to(i), evaluation)) {
                return false;
            }
        }
        return true;
    }

    /** An ARN with five colons has none to spare, so nothing can reach across one. */
    private boolean reachesAcross(String text, ArnText arn, Evaluation evaluation) {
        return text.indexOf(':', arn.from(ArnText.PARTS - 1)) >= 0 && whole.matches(text, 0, text.length(), evaluation);
    }

    /** Whether each ARN that begins with the evaluation's resource, and goes on, is matched; that it is may remain unseen. */
    boolean matchesAllUnder(Evaluation evaluation) {
        return parts == null || matchesHead(evaluation) && WildcardBeginning.allMatch(codes(parts[RESOURCE], evaluation), resourceOf(evaluation));
    }

    /** Whether an ARN is matched that begins with the evaluation's resource, and goes on. */
    boolean matchesSomeUnder(Evaluation evaluation) {
        return parts == null || matchesHead(evaluation) && WildcardBeginning.someMatch(codes(parts[RESOURCE], evaluation), resourceOf(evaluation))
                || whole != null && WildcardBeginning.someMatch(codes(whole, evaluation), evaluation.resource);
    }

    private boolean matchesHead(Evaluation evaluation) {
        ArnText arn = evaluation.resourceArn;
        for (int i = 0; arn != null && i < RESOURCE; i++) {
            if (!parts[i].matches(arn.text, arn.from(i), arn.to(i), evaluation)) {
                return false;
            }
        }
        return arn != null;
    }

    private static String resourceOf(Evaluation evaluation) {
        return evaluation.resourceArn.resource();
    }

    private static int[] codes(TextPattern pattern, Evaluation evaluation) {
        return pattern.codes(evaluation, LONGEST);
    }

    /** Matches an ARN against codes whose parts are known only now, as when one variable stands for a whole ARN. */
    static boolean matches(int[] codes, ArnText arn) {
        int start = 0;
        for (int part = 0; part < ArnText.PARTS; part++) {
            int end = start;
            while (end < codes.length && (part == ArnText.PARTS - 1 || codes[end] != ':')) {
                end++;
            }
            boolean last = part == ArnText.PARTS - 1;
            if (!last && end == codes.length
                    || !Wildcard.matches(Arrays.copyOfRange(codes, start, end), arn.text, arn.from(part), arn.to(part), false)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }
}
