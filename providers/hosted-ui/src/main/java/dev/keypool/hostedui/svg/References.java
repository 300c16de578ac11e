package dev.keypool.hostedui.svg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which parts of a picture refer to which. A part that is used ten times by one that is used ten times, and so on, is drawn a
 * thousand million times: the drawing is counted before any browser does it.
 */
final class References {

    static final int MAX_DRAWN = 100_000;
    /** Deeper than elements may be, for references go on from there. */
    private static final int MAX_CHAIN = 200;
    private static final int MAX_REFERENCES = 20_000;

    /** A part with an id, or the whole. */
    private static final class Part {
        private final List<String> targets = new ArrayList<>();
        private final List<Part> inner = new ArrayList<>();
        private long elements;
        private long drawn = -1;
        private int depth;
        private boolean counting;

        private List<Part> next(Map<String, Part> byId) {
            List<Part> next = new ArrayList<>(inner);
            targets.stream().map(byId::get).filter(Objects::nonNull).forEach(next::add);
            return next;
        }
    }

    private record Classed(Part part, String name) {
    }

    private final Map<String, Part> byId = new HashMap<>();
    private final List<Classed> classed = new ArrayList<>();
    private final List<Part> open = new ArrayList<>(List.of(new Part()));
    private int references;
    private int last;

    /** @param weight as how many elements it counts */
    void start(int weight) {
        Part around = around();
        around.elements += weight;
        open.add(around);
        last = weight;
    }

    /** The element that was started last has this id; what it refers to is told afterwards. */
    void id(String id) throws SvgException {
        Part part = new Part();
        if (byId.put(id, part) != null) {
            throw new SvgException("The id " + id + " is given twice.");
        }
        Part outer = open.set(open.size() - 1, part);
        outer.elements -= last;
        outer.inner.add(part);
        part.elements = last;
    }

    void target(String id) throws SvgException {
        count();
        around().targets.add(id);
    }

    void className(String name) throws SvgException {
        count();
        classed.add(new Classed(around(), name));
    }

    void end() {
        open.remove(open.size() - 1);
    }

    void check(Map<String, Set<String>> targetsOfClasses) throws SvgException {
        for (Classed one : classed) {
            for (String target : targetsOfClasses.getOrDefault(one.name, Set.of())) {
                count();
                one.part.targets.add(target);
            }
        }
        if (drawn(open.get(0), 0) > MAX_DRAWN) {
            throw new SvgException("The parts of the picture use each other so often that it would be drawn of more than " + MAX_DRAWN + " elements.");
        }
    }

    private long drawn(Part part, int depth) throws SvgException {
        if (part.counting) {
            throw new SvgException("A part of the picture uses itself.");
        }
        if (part.drawn >= 0 && depth + part.depth <= MAX_CHAIN) {
            return part.drawn;
        }
        if (depth >= MAX_CHAIN) {
            throw new SvgException("The parts of the picture use each other in a chain of more than " + MAX_CHAIN + ".");
        }
        part.counting = true;
        long sum = part.elements;
        int deepest = 0;
        for (Part next : part.next(byId)) {
            sum = Math.min(sum + drawn(next, depth + 1), MAX_DRAWN + 1L);
            deepest = Math.max(deepest, next.depth);
        }
        part.counting = false;
        part.depth = deepest + 1;
        part.drawn = sum;
        return sum;
    }

    private Part around() {
        return open.get(open.size() - 1);
    }

    private void count() throws SvgException {
        if (++references > MAX_REFERENCES) {
            throw new SvgException("The picture has more than " + MAX_REFERENCES + " references to its parts.");
        }
    }
}
