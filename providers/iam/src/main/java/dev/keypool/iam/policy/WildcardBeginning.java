package dev.keypool.iam.policy;

import java.util.BitSet;

/** What a pattern of {@link Wildcard}'s codes matches of all the texts that begin alike, and go on by a character or more. */
final class WildcardBeginning {

    private WildcardBeginning() {}

    /** Whether one of them is matched; {@code codes} null match nothing. */
    static boolean someMatch(int[] codes, String beginning) {
        // Where codes are left, they match something.
        return codes != null && reached(codes, beginning).stream().anyMatch(position -> position < codes.length);
    }

    /** Whether each of them is matched, as far as one way through the pattern shows it. */
    static boolean allMatch(int[] codes, String beginning) {
        return codes != null && reached(codes, beginning).stream().anyMatch(position -> takesAnything(codes, position));
    }

    /** A {@code *}, and of {@code ?} no more than the one character that all have. */
    private static boolean takesAnything(int[] codes, int from) {
        int any = 0;
        int one = 0;
        for (int i = from; i < codes.length; i++) {
            any += codes[i] == Wildcard.ANY ? 1 : 0;
            one += codes[i] == Wildcard.ONE ? 1 : 0;
        }
        return any > 0 && one <= 1 && any + one == codes.length - from;
    }

    /** The positions in the pattern at which its rest may begin behind the text. */
    private static BitSet reached(int[] codes, String text) {
        BitSet reached = new BitSet();
        reach(reached, codes, 0);
        for (int at = 0; at < text.length(); at++) {
            BitSet next = new BitSet();
            for (int i = reached.nextSetBit(0); i >= 0 && i < codes.length; i = reached.nextSetBit(i + 1)) {
                if (codes[i] == Wildcard.ANY) {
                    reach(next, codes, i);
                } else if (codes[i] == Wildcard.ONE || codes[i] == text.charAt(at)) {
                    reach(next, codes, i + 1);
                }
            }
            reached = next;
        }
        return reached;
    }

    /** A {@code *} may also stand for nothing. */
    private static void reach(BitSet reached, int[] codes, int position) {
        int i = position;
        reached.set(i);
        while (i < codes.length && codes[i] == Wildcard.ANY) {
            reached.set(++i);
        }
    }
}
