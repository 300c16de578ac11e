package dev.keypool.userpools.admin;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A random password of a shape. It holds no sign that is read as another, and none that HTML or the alphabet of SMS changes.
 *
 * @param length  of the whole
 * @param digits  how many at least, as {@code lower}, {@code upper} and {@code special}
 */
record TemporaryPassword(int length, int digits, int lower, int upper, int special) {

    private static final String DIGITS = "23456789";
    private static final String LOWER = "abcdefghijkmnpqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String SPECIAL = "!#%*+-=?";

    String next(SecureRandom random) {
        List<Character> password = new ArrayList<>();
        add(password, DIGITS, digits, random);
        add(password, LOWER, lower, random);
        add(password, UPPER, upper, random);
        add(password, SPECIAL, special, random);
        add(password, DIGITS + LOWER + UPPER, length - password.size(), random);
        Collections.shuffle(password, random);
        return password.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private static void add(List<Character> password, String signs, int times, RandomGenerator random) {
        for (int i = 0; i < times; i++) {
            password.add(signs.charAt(random.nextInt(signs.length())));
        }
    }

    @Override
    public String toString() {
        return "TemporaryPassword[" + length + "]";
    }
}
