package dev.keypool.hostedui.branding;

import dev.keypool.hostedui.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links that no page shows: it has both or none. */
final class LoneLinks {

    private static final int MAX_TOLD = 10;

    private LoneLinks() {
    }

    static List<Refusal> notes(Map<String, Map<String, String>> links) {
        List<Refusal> notes = new ArrayList<>();
        for (String name : Links.NAMES) {
            String other = Links.NAMES.stream().filter(one -> !one.equals(name)).findFirst().orElseThrow();
            List<String> alone = alone(links.getOrDefault(name, Map.of()), links.getOrDefault(other, Map.of()));
            if (!alone.isEmpty()) {
                notes.add(new Refusal("$.links", "Links are shown where both are there, and only " + Refusal.quote(name) + " is there for "
                        + alone.stream().limit(MAX_TOLD).collect(Collectors.joining(", ")) + (alone.size() > MAX_TOLD ? " and more" : "") + "; give "
                        + Refusal.quote(other) + " too."));
            }
        }
        return notes;
    }

    /** Languages, of those that are named and the rest of them, that have the one link without the other. */
    private static List<String> alone(Map<String, String> link, Map<String, String> other) {
        Set<String> named = new TreeSet<>(link.keySet());
        named.addAll(other.keySet());
        boolean rest = named.remove(Links.DEFAULT) && link.containsKey(Links.DEFAULT) && !other.containsKey(Links.DEFAULT);
        List<String> alone = named.stream().filter(language -> Links.in(link, language) != null && Links.in(other, language) == null).toList();
        if (rest) {
            return alone.size() == named.size() ? List.of("all languages") : Stream.concat(alone.stream(), Stream.of("all other languages")).toList();
        }
        return alone;
    }
}
