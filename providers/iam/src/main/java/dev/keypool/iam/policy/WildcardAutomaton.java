package dev.keypool.iam.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * Matches a pattern by following all its possible positions at once, 64 in a word: slower for ordinary patterns, and no
 * pattern or text makes it slower than that.
 *
 * @see <a href="https://doi.org/10.1145/135239.135243">R. Baeza-Yates, G. H. Gonnet, A new approach to text searching (1992)</a>
 */
final class WildcardAutomaton {

    private final int length;
    /** Bit i: after i characters of the pattern any further character may be skipped. */
    private final long[] loops;
    /** Bit i: the i-th character of the pattern may be any. */
    private final long[] anyCharacter;
    /** Bit i by character: the i-th character of the pattern may be this one. */
    private final Map<Integer, long[]> masks = new HashMap<>();

    private WildcardAutomaton(int[] codes) {
        int words = codes.length / Long.SIZE + 1;
        loops = new long[words];
        anyCharacter = new long[words];
        int position = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == Wildcard.ANY) {
                set(loops, position);
            } else if (codes[i] == Wildcard.ONE) {
                set(anyCharacter, ++position);
            } else {
                boolean pair = i + 1 < codes.length && codes[i + 1] >= 0
                        && Character.isSurrogatePair((char) codes[i], (char) codes[i + 1]);
                int character = pair ? Character.toCodePoint((char) codes[i], (char) codes[++i]) : codes[i];
                set(masks.computeIfAbsent(character, c -> new long[words]), ++position);
            }
        }
        length = position;
        masks.values().forEach(mask -> {
            for (int i = 0; i < words; i++) {
                mask[i] |= anyCharacter[i];
            }
        });
    }

    /** Whether the codes match that part of the text; with {@code ignoreCase} the codes are in lower case. */
    static boolean matches(int[] codes, String text, int from, int to, boolean ignoreCase) {
        WildcardAutomaton automaton = new WildcardAutomaton(codes);
        long[] reached = new long[automaton.loops.length];
        reached[0] = 1;
        int at = from;
        while (at < to) {
            int next = Wildcard.next(text, at, to);
            int character = next == at + 1 ? text.charAt(at) : text.codePointAt(at);
            automaton.step(reached, ignoreCase ? Wildcard.fold(character) : character);
            at = next;
        }
        return (reached[automaton.length / Long.SIZE] >>> automaton.length & 1) != 0;
    }

    private void step(long[] reached, int character) {
        long[] mask = masks.getOrDefault(character, anyCharacter);
        long carry = 0;
        for (int i = 0; i < reached.length; i++) {
            long before = reached[i];
            reached[i] = (before << 1 | carry) & mask[i] | before & loops[i];
            carry = before >>> Long.SIZE - 1;
        }
    }

    private static void set(long[] bits, int index) {
        bits[index / Long.SIZE] |= 1L << index;
    }
}
