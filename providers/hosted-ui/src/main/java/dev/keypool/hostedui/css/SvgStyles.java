package dev.keypool.hostedui.css;

import dev.keypool.hostedui.css.Token.Kind;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The little of style sheets that pictures have: presentation attributes, {@code style} attributes, and sheets with classes. */
public final class SvgStyles {

    /** Where the value of a presentation attribute can be written as a property, and the other way round. */
    private static final Set<String> PROPERTIES = Set.of(("alignment-baseline baseline-shift clip-path clip-rule color color-interpolation "
            + "color-interpolation-filters display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size "
            + "font-stretch font-style font-variant font-weight image-rendering isolation letter-spacing lighting-color "
            + "mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray "
            + "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering "
            + "transform transform-origin transform-box vector-effect visibility word-spacing").split(" "));
    private static final Set<String> FUNCTIONS = Set.of("rgb", "rgba", "hsl", "hsla", "translate", "translatex", "translatey", "scale", "scalex",
            "scaley", "rotate", "skewx", "skewy", "matrix");
    private static final int MAX_ID = 100;

    private SvgStyles() {
    }

    /**
     * What was read, written anew.
     *
     * @param targets the ids that it refers to
     */
    public record Written(String text, Set<String> targets) {
    }

    /**
     * @param targets the ids that each class refers to
     * @param rules how many there are in the picture up to here
     */
    public record Sheet(String text, Map<String, Set<String>> targets, int rules) {
    }

    public static boolean isProperty(String name) {
        return PROPERTIES.contains(name);
    }

    /** Whether an id or a class that is the same in XML, in style sheets and in addresses. */
    public static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= MAX_ID && text.chars().allMatch(c -> c < 128 && Characters.isName(c))
                && Characters.isNameStart(text.charAt(0));
    }

    /** @throws StyleRefused saying why */
    public static Written value(String text) throws StyleRefused {
        try {
            Set<String> targets = new HashSet<>();
            return new Written(value(new Tokens(Tokenizer.tokens(text)), targets), targets);
        } catch (CssException e) {
            throw new StyleRefused(e);
        }
    }

    /** Declarations; properties that are unknown here are left out. */
    public static Written declarations(String text) throws StyleRefused {
        try {
            Set<String> targets = new HashSet<>();
            return new Written(declarations(new Tokens(Tokenizer.tokens(text)), targets), targets);
        } catch (CssException e) {
            throw new StyleRefused(e);
        }
    }

    /**
     * Rules whose selectors are one class, id or element's name each, also for dark or light pages alone.
     *
     * @param rulesBefore in the picture's earlier sheets
     */
    public static Sheet sheet(String text, int rulesBefore) throws StyleRefused {
        try {
            return SvgSheet.read(new Tokens(Tokenizer.tokens(text)), rulesBefore);
        } catch (CssException e) {
            throw new StyleRefused(e);
        }
    }

    static String declarations(Tokens in, Set<String> targets) throws CssException {
        StringBuilder written = new StringBuilder();
        for (in.skipSpace(); !in.ended(); in.skipSpace()) {
            int from = in.position();
            while (!in.ended() && !in.peek().isDelim(';')) {
                in.take();
            }
            Tokens one = in.since(from);
            in.take();
            Token name = one.take();
            if (name.is(Kind.END)) {
                continue;
            }
            one.skipSpace();
            if (!name.is(Kind.IDENT) || !one.take().isDelim(':')) {
                throw new CssException(name, "Here a property with \":\" and a value is expected.");
            }
            String value = value(one.withoutImportance(), targets);
            if (isProperty(name.lower()) && !value.isEmpty()) {
                written.append(written.isEmpty() ? "" : ";").append(name.lower()).append(':').append(value);
            }
        }
        return written.toString();
    }

    private static String value(Tokens in, Set<String> targets) throws CssException {
        StringBuilder written = new StringBuilder();
        int open = 0;
        boolean space = false;
        for (Token token = in.take(); !token.is(Kind.END); token = in.take()) {
            if (token.is(Kind.WHITESPACE)) {
                space = !written.isEmpty();
                continue;
            }
            open += token.is(Kind.FUNCTION) ? 1 : token.isDelim(')') ? -1 : 0;
            String part = part(token, targets);
            if (open < 0) {
                throw new CssException(token, "\")\" closes nothing here.");
            }
            written.append(space ? " " : "").append(part);
            space = false;
        }
        return written.append(")".repeat(open)).toString();
    }

    private static String part(Token token, Set<String> targets) throws CssException {
        boolean ascii = token.text().chars().allMatch(c -> c < 128) && token.unit().chars().allMatch(c -> c < 128);
        switch (token.kind()) {
            case STRING -> {
                if (Strings.isText(token.text())) {
                    return Strings.write(token.text());
                }
            }
            case URL -> {
                if (token.text().startsWith("#") && isName(token.text().substring(1))) {
                    targets.add(token.text().substring(1));
                    return "url(" + token.text() + ")";
                }
                throw new CssException(token, "A picture refers to its own parts only, as in url(#a), not to " + Values.quoted(token) + ".");
            }
            case FUNCTION -> {
                if (FUNCTIONS.contains(token.lower())) {
                    return token.shown();
                }
            }
            case IDENT, HASH, NUMBER, PERCENTAGE, DIMENSION -> {
                if (ascii) {
                    return token.shown();
                }
            }
            case DELIM -> {
                if (",/)".contains(token.text())) {
                    return token.text();
                }
            }
            default -> { }
        }
        throw new CssException(token, Values.quoted(token) + " is not taken in the styles of a picture.");
    }
}
