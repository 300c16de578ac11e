package dev.keypool.hostedui.serving;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What an object of ours keeps in the heap, with compressed references, walked field by field. */
final class HeapSize {

    private static final int HEADER = 12;
    private static final int REFERENCE = 4;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private HeapSize() {
    }

    static long of(Object object) {
        return new HeapSize().size(object);
    }

    private long size(Object object) {
        if (object == null || object instanceof Enum || !seen.add(object)) {
            return 0;
        }
        if (object instanceof String text) {
            boolean narrow = text.chars().allMatch(c -> c < 256);
            return 24 + aligned(HEADER + 4 + (narrow ? 1L : 2L) * text.length());
        }
        if (object instanceof Number) {
            return 24;
        }
        if (object instanceof Map<?, ?> map) {
            // A node, and its place in the table.
            return 64 + map.entrySet().stream().mapToLong(entry -> 40 + 2 * REFERENCE + size(entry.getKey()) + size(entry.getValue())).sum();
        }
        if (object instanceof Collection<?> all) {
            return 40 + all.stream().mapToLong(one -> REFERENCE + size(one)).sum();
        }
        if (!object.getClass().getName().startsWith("dev.keypool.")) {
            throw new IllegalArgumentException("What does it take? " + object.getClass());
        }
        return fields(object);
    }

    private long fields(Object object) {
        long own = HEADER;
        long others = 0;
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                own += field.getType() == long.class || field.getType() == double.class ? 8 : REFERENCE;
                others += field.getType().isPrimitive() ? 0 : size(value(field, object));
            }
        }
        return aligned(own) + others;
    }

    private static Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long aligned(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
