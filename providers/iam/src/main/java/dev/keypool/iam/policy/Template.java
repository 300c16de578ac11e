package dev.keypool.iam.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Text with policy variables: {@code ${key}}, {@code ${key, 'default'}}, and {@code ${*} ${?} ${$}} for the characters
 * themselves.
 *
 * <p>What a variable stands for is always literal: a {@code *} in its value matches a {@code *} and nothing else. Otherwise
 * whoever chooses a tag or a session name could choose what a policy matches.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Variables and tags</a>
 */
final class Template {

    /** Codes, how many characters they match at least, and what they start with before their first wildcard, or else the key of a variable and its default. */
    private record Piece(int[] codes, int shortest, String start, String key, String fallback) {

        static Piece of(int[] codes) {
            int length = 0;
            while (length < codes.length && codes[length] >= 0) {
                length++;
            }
            return new Piece(codes, Wildcard.shortest(codes), new String(codes, 0, length), null, null);
        }

        boolean hasWildcards() {
            return codes != null && start.length() < codes.length;
        }

        boolean endsWithItsFirstWildcard() {
            return start.length() == codes.length - 1 && codes[start.length()] == Wildcard.ANY;
        }
    }

    private final Piece[] pieces;

    private Template(List<Piece> pieces) {
        this.pieces = pieces.toArray(Piece[]::new);
    }

    /**
     * Compiles a text.
     *
     * @param wildcards whether a written {@code *} or {@code ?} is a wildcard
     * @throws IllegalArgumentException with a clear sentence, when a variable is malformed
     */
    static Template parse(String text, boolean wildcards) {
        List<Piece> pieces = new ArrayList<>();
        int[] run = new int[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                int end = endOfVariable(text, i);
                String inside = text.substring(i + 2, end);
                if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
                    run[length++] = inside.charAt(0);
                } else {
                    if (length > 0) {
                        pieces.add(Piece.of(Arrays.copyOf(run, length)));
                        length = 0;
                    }
                    pieces.add(variable(inside));
                }
                i = end;
            } else {
                int code = !wildcards ? c : c == '*' ? Wildcard.ANY : c == '?' ? Wildcard.ONE : c;
                if (code != Wildcard.ANY || length == 0 || run[length - 1] != Wildcard.ANY) {
                    run[length++] = code;
                }
            }
        }
        if (length > 0 || pieces.isEmpty()) {
            pieces.add(Piece.of(Arrays.copyOf(run, length)));
        }
        return new Template(pieces);
    }

    /** A text that may not have variables, as everything in a policy of version 2008-10-17. */
    static Template literal(String text, boolean wildcards) {
        int[] codes = wildcards ? Wildcard.codes(text) : text.chars().toArray();
        return new Template(List.of(Piece.of(codes)));
    }

    /** The index of the brace that closes the variable which starts at {@code start}; a quoted default may contain braces. */
    static int endOfVariable(String text, int start) {
        boolean quoted = false;
        for (int i = start + 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '}' && !quoted) {
                return i;
            }
        }
        throw new IllegalArgumentException("a policy variable starts with ${ and never ends; write ${$} for a dollar sign.");
    }

    private static Piece variable(String inside) {
        int comma = inside.indexOf(',');
        String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
        if (key.isEmpty() || key.indexOf('\'') >= 0 || key.indexOf('{') >= 0 || key.indexOf('$') >= 0) {
            throw new IllegalArgumentException(Json.quote("${" + inside + "}")
                    + " is not a policy variable; allowed are ${key}, ${key, 'default'}, ${*}, ${?} and ${$}.");
        }
        String fallback = null;
        if (comma >= 0) {
            String quoted = inside.substring(comma + 1).strip();
            if (quoted.length() < 2 || quoted.charAt(0) != '\'' || quoted.indexOf('\'', 1) != quoted.length() - 1) {
                throw new IllegalArgumentException("the default value of " + Json.quote("${" + inside + "}")
                        + " must stand in single quotation marks: ${key, 'default'}.");
            }
            fallback = quoted.substring(1, quoted.length() - 1);
        }
        return new Piece(null, 0, null, key.toLowerCase(Locale.ROOT).intern(), fallback);
    }

    boolean hasVariables() {
        return pieces.length > 1 || pieces[0].codes == null;
    }

    /** The codes when there are no variables. */
    int[] fixedCodes() {
        return pieces[0].codes;
    }

    /** The text when there are neither variables nor wildcards. */
    String fixedText() {
        return new String(fixedCodes(), 0, fixedCodes().length);
    }

    /**
     * Matches in place, which makes no codes and asks for no variable behind the first difference. What needs more than one look
     * at a character, as everything behind a {@code *} that is not the end, is left to {@link Wildcard}.
     */
    boolean matches(String text, int from, int to, Evaluation evaluation) {
        int at = from;
        for (int i = 0; i < pieces.length; i++) {
            Piece piece = pieces[i];
            String literal = piece.codes == null ? resolve(piece, evaluation) : piece.start;
            if (literal == null || literal.length() > to - at || !text.startsWith(literal, at)) {
                return false;
            }
            at += literal.length();
            boolean halfCharacter = at > from && at < to && Character.isLowSurrogate(text.charAt(at));
            if (halfCharacter || piece.hasWildcards()) {
                boolean anyEnd = !halfCharacter && i == pieces.length - 1 && piece.endsWithItsFirstWildcard();
                return anyEnd || matchesCodes(text, from, to, evaluation);
            }
        }
        return at == to;
    }

    private boolean matchesCodes(String text, int from, int to, Evaluation evaluation) {
        int[] codes = codes(evaluation, to - from);
        return codes != null && Wildcard.matches(codes, text, from, to, false);
    }

    /**
     * The codes for one request, or null when a variable has no value or several, or when every text that they match is longer
     * than {@code atMost}: a short policy that repeats a long value would need any amount of memory.
     */
    int[] codes(Evaluation evaluation, int atMost) {
        int[] codes = new int[64];
        int length = 0;
        int shortest = 0;
        for (Piece piece : pieces) {
            String value = piece.codes == null ? resolve(piece, evaluation) : null;
            if (piece.codes == null && value == null) {
                return null;
            }
            int more = value == null ? piece.codes.length : value.length();
            shortest += value == null ? piece.shortest : more;
            if (shortest > atMost) {
                return null;
            }
            if (length + more > codes.length) {
                codes = Arrays.copyOf(codes, (length + more) * 2);
            }
            if (value == null) {
                System.arraycopy(piece.codes, 0, codes, length, more);
                length += more;
            } else {
                for (int i = 0; i < more; i++) {
                    codes[length++] = value.charAt(i);
                }
            }
        }
        return Arrays.copyOf(codes, length);
    }

    /**
     * The text for one request, or null when a variable has no value or several, or when it is longer than {@code atMost}; only
     * for a template without wildcards.
     */
    String text(Evaluation evaluation, int atMost) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            if (out.length() > atMost) {
                return null;
            }
            if (piece.codes != null) {
                for (int code : piece.codes) {
                    out.append((char) code);
                }
            } else {
                String value = resolve(piece, evaluation);
                if (value == null) {
                    return null;
                }
                out.append(value);
            }
        }
        return out.toString();
    }

    private static String resolve(Piece variable, Evaluation evaluation) {
        List<String> values = evaluation.values(variable.key);
        if (values == null || values.isEmpty()) {
            return variable.fallback;
        }
        return values.size() == 1 ? values.get(0) : null;
    }
}
