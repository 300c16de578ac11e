package dev.keypool.hostedui;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The name that was probably meant. */
public final class NearName {

    private static final int MAX_DISTANCE = 2;

    private NearName() {
    }

    /** A question to be put behind a sentence, with a blank before it; empty where no known name is near. */
    public static String question(String given, Collection<String> known) {
        return known.stream().filter(name -> isNear(given, name)).min(Comparator.comparingInt((String name) -> distance(given, name)).thenComparing(name -> name))
                .map(name -> " Did you mean " + Refusal.quote(name) + "?").orElse("");
    }

    /** Of short names two letters are most. */
    private static boolean isNear(String given, String name) {
        if (Math.abs(given.length() - name.length()) > MAX_DISTANCE) {
            return false;
        }
        int distance = distance(given, name);
        return distance <= MAX_DISTANCE && 2 * distance < name.length();
    }

    /** Letters to add, leave out or exchange (Levenshtein), whatever their case. */
    private static int distance(String given, String name) {
        String one = given.toLowerCase(Locale.ROOT);
        String other = name.toLowerCase(Locale.ROOT);
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
