package dev.keypool.identitypools.identities;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the list of a pool's identities: behind this one. What is made later comes later. */
record Position(long createdAt, String id) {

    static final Position START = new Position(Long.MIN_VALUE, "");

    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,11})\\.([0-9a-f-]{1,36})");

    static Position of(Identity identity) {
        return new Position(identity.createdAt(), identity.id());
    }

    /** For clients, to whom it means nothing; without spaces, at most 48 characters. */
    String text() {
        return Long.toString(createdAt, 36) + "." + id;
    }

    /** @throws IllegalArgumentException when that is no place that {@link #text()} gave out */
    static Position parse(String text) {
        Matcher matcher = text.length() > 48 ? null : TEXT.matcher(text);
        if (matcher == null || !matcher.matches()) {
            throw new IllegalArgumentException("no place in a list of identities");
        }
        return new Position(Long.parseLong(matcher.group(1), 36), matcher.group(2));
    }
}
