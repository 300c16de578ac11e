package dev.keypool.hostedui;

import java.util.Collection;
import java.util.Map;

/** What things take in memory on a JVM of 64 bits, rather too much than too little. */
public final class Memory {

    private static final int TEXT_BYTES = 56;
    private static final int ENTRY_BYTES = 48;
    private static final int COLLECTION_BYTES = 80;

    private Memory() {
    }

    /** Nothing for null. */
    public static int of(String text) {
        return text == null ? 0 : TEXT_BYTES + 2 * text.length();
    }

    public static int of(Collection<String> texts) {
        return COLLECTION_BYTES + texts.stream().mapToInt(text -> ENTRY_BYTES + of(text)).sum();
    }

    public static int of(Map<String, Map<String, String>> texts) {
        return COLLECTION_BYTES + texts.entrySet().stream().mapToInt(outer -> ENTRY_BYTES + of(outer.getKey()) + COLLECTION_BYTES
                + outer.getValue().entrySet().stream().mapToInt(inner -> ENTRY_BYTES + of(inner.getKey()) + of(inner.getValue())).sum()).sum();
    }
}
