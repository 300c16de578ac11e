package dev.keypool.iam.policy;

import java.util.function.Function;

/** Remembers what was read last: the statements of a policy mostly ask for the same address, number or date. */
final class LastRead<T> {

    private final Function<String, T> reader;
    private String text;
    private T value;

    LastRead(Function<String, T> reader) {
        this.reader = reader;
    }

    T of(String given) {
        if (!given.equals(text)) {
            text = given;
            value = reader.apply(given);
        }
        return value;
    }
}
