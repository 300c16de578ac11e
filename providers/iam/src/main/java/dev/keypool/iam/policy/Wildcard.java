package dev.keypool.iam.policy;

/**
 * A pattern in which {@code *} stands for any characters and {@code ?} for one.
 *
 * <p>A pattern is an array of codes: characters, or the negative {@link #ANY} and {@link #ONE}. Wildcards are thus never
 * characters, and text that comes from a request cannot become one, whatever it contains.
 *
 * <p>Matching keeps only the last {@code *} to come back to, which is linear for any pattern that people write. Patterns and
 * texts that are made to be slow run out of their steps, and are left to {@link WildcardAutomaton}.
 */
final class Wildcard {

    static final int ANY = -1;
    static final int ONE = -2;

    /** Steps for each character of text and pattern before the pattern is taken for a malicious one. */
    private static final int PATIENCE = 8;

    private enum Shape { EVERYTHING, EXACT, PREFIX, GENERAL }

    private final int[] codes;
    private final boolean ignoreCase;
    private final int shortest;
    private final Shape shape;
    private final String literal;

    private Wildcard(int[] codes, boolean ignoreCase) {
        this.codes = codes;
        this.ignoreCase = ignoreCase;
        this.shortest = shortest(codes);
        int firstWild = firstWild(codes);
        if (firstWild == codes.length) {
            this.shape = Shape.EXACT;
        } else if (codes[firstWild] == ANY && firstWild == codes.length - 1 && !endsInHalf(codes, firstWild)) {
            this.shape = firstWild == 0 ? Shape.EVERYTHING : Shape.PREFIX;
        } else {
            this.shape = Shape.GENERAL;
        }
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < firstWild; i++) {
            start.append((char) codes[i]);
        }
        this.literal = start.toString();
    }

    /** Compiles codes; with {@code ignoreCase}, ASCII letters match in either case. */
    static Wildcard of(int[] codes, boolean ignoreCase) {
        int[] own = codes.clone();
        if (ignoreCase) {
            for (int i = 0; i < own.length; i++) {
                own[i] = fold(own[i]);
            }
        }
        return new Wildcard(own, ignoreCase);
    }

    /** The codes of a text in which {@code *} and {@code ?} are wildcards. */
    static int[] codes(String pattern) {
        int[] codes = new int[pattern.length()];
        int length = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int code = c == '*' ? ANY : c == '?' ? ONE : c;
            if (code != ANY || length == 0 || codes[length - 1] != ANY) {
                codes[length++] = code;
            }
        }
        return java.util.Arrays.copyOf(codes, length);
    }

    boolean matchesEverything() {
        return shape == Shape.EVERYTHING;
    }

    boolean isExact() {
        return shape == Shape.EXACT;
    }

    /** What every text that matches starts with. */
    String start() {
        return literal;
    }

    boolean matches(String text) {
        return matches(text, 0, text.length());
    }

    boolean matches(String text, int from, int to) {
        int length = to - from;
        switch (shape) {
            case EVERYTHING:
                return true;
            case EXACT:
                return length == literal.length() && startsWith(text, from);
            case PREFIX:
                return length >= literal.length() && startsWith(text, from);
            default:
                return length >= shortest && startsWith(text, from) && matches(codes, text, from, to, ignoreCase);
        }
    }

    private boolean startsWith(String text, int from) {
        if (!ignoreCase) {
            return text.startsWith(literal, from);
        }
        for (int i = 0; i < literal.length(); i++) {
            if (fold(text.charAt(from + i)) != literal.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Matches codes that were made for one request. With {@code ignoreCase} the codes must be in lower case. */
    static boolean matches(int[] codes, String text, int from, int to, boolean ignoreCase) {
        int code = 0;
        int at = from;
        int star = -1;
        int retry = from;
        long steps = (long) PATIENCE * (to - from + codes.length);
        while (at < to) {
            if (--steps < 0) {
                return WildcardAutomaton.matches(codes, text, from, to, ignoreCase);
            }
            if (code < codes.length && codes[code] == ANY) {
                star = code++;
                retry = at;
            } else if (code < codes.length && codes[code] == ONE) {
                at = next(text, at, to);
                code++;
            } else if (code < codes.length && codes[code] == (ignoreCase ? fold(text.charAt(at)) : text.charAt(at))
                    && !isHalf(codes, code, text, at, to)) {
                at++;
                code++;
            } else if (star >= 0) {
                retry = next(text, retry, to);
                at = retry;
                code = star + 1;
            } else {
                return false;
            }
        }
        while (code < codes.length && codes[code] == ANY) {
            code++;
        }
        return code == codes.length;
    }

    /** The character after this one; a surrogate pair is one character. */
    static int next(String text, int at, int to) {
        boolean pair = at + 1 < to && Character.isHighSurrogate(text.charAt(at)) && Character.isLowSurrogate(text.charAt(at + 1));
        return pair ? at + 2 : at + 1;
    }

    /** Whether the pattern has but the first half of a surrogate pair that the text has whole: that is another character. */
    private static boolean isHalf(int[] codes, int code, String text, int at, int to) {
        return Character.isHighSurrogate(text.charAt(at)) && next(text, at, to) == at + 2
                && (code + 1 == codes.length || codes[code + 1] != text.charAt(at + 1));
    }

    private static boolean endsInHalf(int[] codes, int end) {
        return end > 0 && Character.isHighSurrogate((char) codes[end - 1]);
    }

    /** How many characters the codes match at least. */
    static int shortest(int[] codes) {
        int count = 0;
        for (int code : codes) {
            if (code != ANY) {
                count++;
            }
        }
        return count;
    }

    private static int firstWild(int[] codes) {
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < 0) {
                return i;
            }
        }
        return codes.length;
    }

    static int fold(int c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}
