package dev.keypool.it.benchmark;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A kind of login.
 *
 * @param provider the key among a call's logins
 * @param people   how many different people its tokens are of, one after the other
 * @param once     how many new tokens a run takes: to make them takes longer than to use them
 * @param tokens   makes so many new tokens
 */
record LoginKind(String name, String provider, int people, int once, IntFunction<List<String>> tokens) {

    /** One of each person. */
    List<String> ofEachPerson() {
        return tokens.apply(people);
    }
}
