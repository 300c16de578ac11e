package dev.keypool.hostedui.css;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.css.Grammar.Part;
import dev.keypool.hostedui.css.Token.Kind;
import java.util.Map;
import java.util.Set;

/** Reads one value by its property's grammar and writes it anew. */
final class Values {

    private static final Set<String> GLOBAL = Set.of("inherit", "initial", "unset");
    /** What is aligned so and larger than its place would reach out of it over what is before; "safe" (CSS Box Alignment) keeps it from that. */
    private static final Set<String> OVERFLOWING = Set.of("end", "center", "flex-end", "right");
    private static final int MAX_TEXT = 500;
    /** What a unit counts in pixels, on a large screen; em depends on the property. */
    /** At most as much as one em. */
    private static final Set<String> OF_THE_FONT = Set.of("em", "ch", "ex");
    private static final Map<String, Double> PIXELS = Map.of("px", 1.0, "pt", 4 / 3.0, "rem", 16.0, "vw", 16.0, "vh", 10.0);

    private final Grammar grammar;
    private final String property;
    private final Tokens in;
    private final StringBuilder written = new StringBuilder();
    private final StringBuilder family = new StringBuilder();
    private int parts;

    private Values(String property, Grammar grammar, Tokens in) {
        this.property = property;
        this.grammar = grammar;
        this.in = in;
    }

    static String read(String property, Grammar grammar, Tokens in) throws CssException {
        return new Values(property, grammar, in).read();
    }

    private String read() throws CssException {
        in.skipSpace();
        if (in.ended()) {
            throw new CssException(in.peek(), "The property " + property + " has no value.");
        }
        while (!in.ended()) {
            Token token = in.take();
            if (++parts > grammar.most()) {
                throw new CssException(token, "The value of " + property + " has more than " + grammar.most() + " parts.");
            }
            part(token);
            in.skipSpace();
        }
        endFamily();
        return written.toString();
    }

    private void part(Token token) throws CssException {
        switch (token.kind()) {
            case IDENT -> word(token);
            case HASH -> {
                require(Part.COLOR, token);
                add(Colors.hash(token));
            }
            case NUMBER, PERCENTAGE, DIMENSION -> add(number(token));
            case STRING -> string(token);
            case FUNCTION -> function(token);
            case DELIM -> separator(token);
            case URL -> throw new CssException(token, "url() is not taken, wherever it leads: an address in a style sheet tells others who opens the page. "
                    + "Pictures are given as assets of the branding.");
            default -> throw refused(token);
        }
    }

    private void word(Token token) throws CssException {
        String word = token.lower();
        if (grammar.keywords().contains(word) || grammar.takes(Part.COLOR) && Colors.isName(word)) {
            endFamily();
            if (grammar.keywords().contains("safe") && !written.isEmpty() && !written.toString().equals("safe")) {
                throw new CssException(token, quoted(token) + " is one too many for " + property + ", which takes one word, or safe before it.");
            }
            add(OVERFLOWING.contains(word) && grammar.keywords().contains("safe") && written.isEmpty() ? "safe " + word : word);
        } else if (GLOBAL.contains(word) && parts == 1 && in.ended() && !property.equals("position")) {
            add(word);
        } else if (grammar.takes(Part.FAMILY) && token.text().chars().allMatch(c -> c < 128)) {
            family.append(family.isEmpty() ? "" : " ").append(token.text());
            if (family.length() > MAX_TEXT) {
                throw new CssException(token, "The name of a font has at most " + MAX_TEXT + " characters.");
            }
        } else {
            throw refused(token);
        }
    }

    private String number(Token token) throws CssException {
        endFamily();
        if (token.is(Kind.DIMENSION) && grammar.takes(Part.TIME) && (token.unit().equals("s") || token.unit().equals("ms"))) {
            double seconds = token.unit().equals("s") ? token.number() : token.number() / 1000;
            return within(token, new Grammar.Range(0, 10), seconds, "seconds");
        }
        if (token.is(Kind.PERCENTAGE)) {
            return within(token, grammar.percents(), token.number(), "percent");
        }
        if (token.is(Kind.NUMBER)) {
            boolean zero = token.number() == 0 && (grammar.lengths() != null || grammar.takes(Part.TIME));
            return zero ? "0" : within(token, grammar.numbers(), token.number(), "");
        }
        return length(token);
    }

    private String length(Token token) throws CssException {
        // A negative em is held against the largest font: what it moves out depends on that.
        double em = token.number() < 0 ? Grammar.LARGEST_FONT : grammar.em();
        Double pixels = OF_THE_FONT.contains(token.unit()) ? Double.valueOf(em) : PIXELS.get(token.unit());
        if (pixels == null || grammar.lengths() == null) {
            throw refused(token);
        }
        return within(token, grammar.lengths(), token.number() * pixels, "pixels");
    }

    private String within(Token token, Grammar.Range range, double value, String unit) throws CssException {
        if (range == null) {
            throw refused(token);
        }
        if (!range.has(value)) {
            throw new CssException(token, quoted(token) + " is too much for " + property + ", which takes " + range.shown() + (unit.isEmpty() ? "" : " ")
                    + unit + ": larger ones reach out of the element.");
        }
        return token.shown();
    }

    private void string(Token token) throws CssException {
        if (!grammar.takes(Part.TEXT) && !grammar.takes(Part.FAMILY)) {
            throw refused(token);
        }
        endFamily();
        if (token.text().length() > MAX_TEXT) {
            throw new CssException(token, "A text has at most " + MAX_TEXT + " characters.");
        }
        if (!Strings.isText(token.text())) {
            throw new CssException(token, "The text has invisible characters that change how the rest is read.");
        }
        add(Strings.write(token.text()));
    }

    private void function(Token token) throws CssException {
        String name = token.lower();
        if (grammar.takes(Part.COLOR) && Colors.isFunction(name)) {
            add(Colors.function(token, in));
        } else if (grammar.takes(Part.GRADIENT) && Functions.isGradient(name)) {
            add(Functions.gradient(token, in));
        } else if (grammar.takes(Part.EASING) && name.equals("cubic-bezier")) {
            add(Functions.numbers(token, in));
        } else if (grammar.takes(Part.CALC) && name.equals("calc")) {
            add(calc());
        } else {
            throw new CssException(token, "The function " + quoted(token) + ") is not taken in " + property + ".");
        }
    }

    /** Sums and differences of at most four lengths, each within bounds: so is what comes out, nearly. */
    private String calc() throws CssException {
        StringBuilder sum = new StringBuilder("calc(");
        for (int terms = 1; ; terms++) {
            in.skipSpace();
            Token term = in.take();
            if (!term.is(Kind.PERCENTAGE) && !term.is(Kind.DIMENSION) || terms > 4) {
                throw new CssException(term, "calc() takes sums and differences of at most four lengths and percentages.");
            }
            sum.append(number(term));
            in.skipSpace();
            Token operator = in.take();
            if (operator.isDelim(')')) {
                return sum.append(')').toString();
            }
            if (!operator.isDelim('+') && !operator.isDelim('-')) {
                throw new CssException(operator, "calc() takes + and - only.");
            }
            sum.append(' ').append(operator.text()).append(' ');
        }
    }

    private void separator(Token token) throws CssException {
        boolean comma = token.isDelim(',') && grammar.takes(Part.COMMA);
        if (!comma && !(token.isDelim('/') && grammar.takes(Part.SLASH))) {
            throw refused(token);
        }
        endFamily();
        written.append(token.text());
    }

    private void endFamily() {
        if (!family.isEmpty()) {
            String name = family.toString();
            family.setLength(0);
            add(Strings.write(name));
        }
    }

    private void add(String part) {
        char last = written.isEmpty() ? ',' : written.charAt(written.length() - 1);
        written.append(last == ',' || last == '/' ? "" : " ").append(part);
    }

    private void require(Part part, Token token) throws CssException {
        if (!grammar.takes(part)) {
            throw refused(token);
        }
    }

    private CssException refused(Token token) {
        return new CssException(token, quoted(token) + " is not taken in " + property + ".");
    }

    static String quoted(Token token) {
        return token.is(Kind.END) ? "the end" : Refusal.quote(token.shown());
    }

    static String shown(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
