package dev.keypool.hostedui.css;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a property's value may be made of. Order is not looked at: a browser ignores a declaration whose order is wrong.
 *
 * @param keywords in lower case
 * @param lengths in pixels; null where there are none, as with percents and numbers
 * @param em how many pixels one em counts; where a length reaches out of its element that is the largest font
 * @param most how many parts at most
 */
record Grammar(Set<String> keywords, Range lengths, double em, Range percents, Range numbers, Set<Part> parts, int most) {

    enum Part {
        COLOR, GRADIENT, FAMILY, TEXT, TIME, EASING, SLASH, COMMA, CALC
    }

    record Range(double min, double max) {

        boolean has(double value) {
            return value >= min && value <= max;
        }

        String shown() {
            return Values.shown(min) + " to " + Values.shown(max);
        }
    }

    static final double FONT = 16;
    static final double LARGEST_FONT = 100;

    static Grammar words(String keywords) {
        return new Grammar(keywords.isEmpty() ? Set.of() : Set.of(keywords.split(" ")), null, FONT, null, null, EnumSet.noneOf(Part.class), 1);
    }

    Grammar px(double min, double max) {
        return new Grammar(keywords, new Range(min, max), em, percents, numbers, parts, most);
    }

    /** Lengths that reach out of the element, or move what is in it. */
    Grammar reach(double min, double max) {
        return new Grammar(keywords, new Range(min, max), LARGEST_FONT, percents, numbers, parts, most);
    }

    Grammar percent(double min, double max) {
        return new Grammar(keywords, lengths, em, new Range(min, max), numbers, parts, most);
    }

    Grammar number(double min, double max) {
        return new Grammar(keywords, lengths, em, percents, new Range(min, max), parts, most);
    }

    Grammar with(Part... more) {
        Set<Part> all = EnumSet.copyOf(parts);
        all.addAll(Set.of(more));
        return new Grammar(keywords, lengths, em, percents, numbers, all, most);
    }

    Grammar most(int count) {
        return new Grammar(keywords, lengths, em, percents, numbers, parts, count);
    }

    boolean takes(Part part) {
        return parts.contains(part);
    }
}
