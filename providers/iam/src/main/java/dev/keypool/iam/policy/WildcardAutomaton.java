package dev.keypool.iam.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Matches a pattern by following all its possible positions at once, 64 in a word: slower for ordinary patterns, and no
 * pattern or text makes it slower than that. A character of the text costs a step for each 64 of the pattern; the memory is
 * as large as the pattern.
 *
 * @see <a href="https://doi.org/10.1145/135239.135243">R. Baeza-Yates, G. H. Gonnet, A new approach to text searching (1992)</a>
 */
final class WildcardAutomaton {

    private final int length;
    /** Bit i: after i characters of the pattern any further character may be skipped. */
    private final long[] loops;
    /** Bit i: the i-th character of the pattern may be any. */
    private final long[] anyCharacter;
    /**
     * Where in the pattern a character is, as positions; or as bits with {@link #anyCharacter}, when it is there so often that
     * they take no more room. Bits for every character would take the square of the pattern's length.
     */
    private final Map<Integer, Positions> positions = new HashMap<>();
    private final Map<Integer, long[]> masks = new HashMap<>();
    private final long[] scratch;

    private static final class Positions {
        private int[] all = new int[2];
        private int count;

        void add(int position) {
            if (count == all.length) {
                all = Arrays.copyOf(all, count * 2);
            }
            all[count++] = position;
        }

        void setIn(long[] bits) {
            for (int i = 0; i < count; i++) {
                set(bits, all[i]);
            }
        }
    }

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
                positions.computeIfAbsent(character, c -> new Positions()).add(++position);
            }
        }
        length = position;
        scratch = new long[words];
        positions.forEach((character, places) -> {
            if (places.count >= words) {
                masks.put(character, with(places, anyCharacter.clone()));
            }
        });
    }

    private static long[] with(Positions positions, long[] bits) {
        positions.setIn(bits);
        return bits;
    }

    private long[] mask(int character) {
        long[] mask = masks.get(character);
        Positions places = mask == null ? positions.get(character) : null;
        if (places == null) {
            return mask == null ? anyCharacter : mask;
        }
        System.arraycopy(anyCharacter, 0, scratch, 0, scratch.length);
        return with(places, scratch);
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
        long[] mask = mask(character);
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
