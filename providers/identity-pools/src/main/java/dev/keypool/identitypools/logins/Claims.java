package dev.keypool.identitypools.logins;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a token or assertion says of the person, as far as role mappings and principal tags ask for it.
 *
 * @param values claim to its values, never empty; numbers and booleans as their texts, objects left out
 */
public record Claims(Map<String, List<String>> values) {

    public static final Claims NONE = new Claims(Map.of());

    /** Of one claim as many are kept. Whoever has so many may have more: a rule must not take one of them for missing. */
    public static final int MAX_VALUES = 1000;

    public Claims {
        values = Map.copyOf(values);
    }

    /** Null when there is none. */
    public List<String> of(String claim) {
        return values.get(claim);
    }

    /**
     * @param claims as JSON gives them: texts, numbers, booleans and collections of them
     * @param asked  the claims that are of interest
     */
    public static Claims of(Map<String, ?> claims, Set<String> asked) {
        Map<String, List<String>> kept = new HashMap<>();
        for (String name : asked) {
            List<String> texts = texts(claims.get(name));
            if (!texts.isEmpty()) {
                kept.put(name, texts);
            }
        }
        return kept.isEmpty() ? NONE : new Claims(kept);
    }

    private static List<String> texts(Object claim) {
        List<String> texts = new ArrayList<>();
        Collection<?> several = claim instanceof Collection<?> values ? values : Collections.singletonList(claim);
        for (Object value : several) {
            if ((value instanceof String || value instanceof Number || value instanceof Boolean) && texts.size() < MAX_VALUES) {
                texts.add(value.toString());
            }
        }
        return List.copyOf(texts);
    }
}
