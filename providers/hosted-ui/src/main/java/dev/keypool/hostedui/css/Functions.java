package dev.keypool.hostedui.css;

import dev.keypool.hostedui.css.Token.Kind;
import java.util.Set;

/** Gradients and easings. */
final class Functions {

    private static final Set<String> GRADIENTS = Set.of("linear-gradient", "radial-gradient", "repeating-linear-gradient",
            "repeating-radial-gradient", "conic-gradient", "repeating-conic-gradient");
    private static final Set<String> WORDS = Set.of("to", "top", "bottom", "left", "right", "center", "at", "from", "circle", "ellipse",
            "closest-side", "closest-corner", "farthest-side", "farthest-corner");
    private static final Set<String> UNITS = Set.of("px", "em", "rem", "pt", "vw", "vh", "deg", "turn", "rad", "grad");
    private static final int MAX_ARGUMENTS = 100;

    private Functions() {
    }

    static boolean isGradient(String lower) {
        return GRADIENTS.contains(lower);
    }

    static String gradient(Token name, Tokens in) throws CssException {
        StringBuilder written = new StringBuilder(name.lower()).append('(');
        for (int count = 0; count < MAX_ARGUMENTS; count++) {
            in.skipSpace();
            Token token = in.take();
            if (token.isDelim(')')) {
                return written.append(')').toString();
            }
            String part = argument(token, in);
            char last = written.charAt(written.length() - 1);
            written.append(last == '(' || last == ',' || part.equals(",") ? "" : " ").append(part);
        }
        throw new CssException(name, "A gradient has at most " + MAX_ARGUMENTS + " parts.");
    }

    private static String argument(Token token, Tokens in) throws CssException {
        String lower = token.lower();
        boolean number = token.is(Kind.NUMBER) || token.is(Kind.PERCENTAGE) || token.is(Kind.DIMENSION) && UNITS.contains(token.unit());
        boolean word = token.is(Kind.IDENT) && (WORDS.contains(lower) || Colors.isName(lower));
        if (token.is(Kind.HASH)) {
            return Colors.hash(token);
        }
        if (token.is(Kind.FUNCTION) && Colors.isFunction(lower)) {
            return Colors.function(token, in);
        }
        if (!number && !word && !token.isDelim(',')) {
            throw new CssException(token, Values.quoted(token) + " is not taken in a gradient.");
        }
        return word ? lower : token.shown();
    }

    static String numbers(Token name, Tokens in) throws CssException {
        StringBuilder written = new StringBuilder(name.lower()).append('(');
        for (int count = 1; ; count++) {
            in.skipSpace();
            Token number = in.take();
            in.skipSpace();
            Token separator = in.take();
            if (!number.is(Kind.NUMBER) || !separator.isDelim(count == 4 ? ')' : ',')) {
                throw new CssException(name, name.lower() + "() takes four numbers with commas between them.");
            }
            written.append(number.text()).append(separator.text());
            if (count == 4) {
                return written.toString();
            }
        }
    }
}
