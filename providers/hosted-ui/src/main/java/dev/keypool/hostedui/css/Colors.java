package dev.keypool.hostedui.css;

import dev.keypool.hostedui.css.Token.Kind;
import java.util.Set;

/** Colors: names, hexadecimal and the four old functions. */
final class Colors {

    private static final Set<Integer> HEX_LENGTHS = Set.of(3, 4, 6, 8);
    private static final Set<String> FUNCTIONS = Set.of("rgb", "rgba", "hsl", "hsla");
    private static final int MAX_ARGUMENTS = 8;

    private static final Set<String> WORDS = Set.of("transparent", "currentcolor");

    private Colors() {
    }

    static boolean isName(String lower) {
        return NamedColors.of(lower) != null || WORDS.contains(lower);
    }

    static boolean isFunction(String lower) {
        return FUNCTIONS.contains(lower);
    }

    static String hash(Token token) throws CssException {
        boolean hex = token.text().chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
        if (!hex || !HEX_LENGTHS.contains(token.text().length())) {
            throw new CssException(token, "#" + token.text() + " is no color: it takes 3, 4, 6 or 8 hexadecimal digits.");
        }
        return "#" + token.text();
    }

    /** The arguments and the closing parenthesis; the function's name was just taken. */
    static String function(Token name, Tokens in) throws CssException {
        StringBuilder written = new StringBuilder(name.lower()).append('(');
        int numbers = 0;
        for (int count = 0; ; count++) {
            in.skipSpace();
            Token token = in.take();
            if (token.isDelim(')')) {
                return written.append(')').toString();
            }
            boolean hue = name.lower().startsWith("hsl") && numbers == 0;
            boolean number = token.is(Kind.NUMBER) || token.is(Kind.PERCENTAGE) || token.is(Kind.DIMENSION) && token.unit().equals("deg");
            if (count == MAX_ARGUMENTS || !number && !token.isDelim(',') && !token.isDelim('/')) {
                throw new CssException(token, "In " + name.lower() + "() only numbers, percentages, commas and a slash are taken, not " + Values.quoted(token) + ".");
            }
            if (token.is(Kind.DIMENSION) && !hue || token.is(Kind.PERCENTAGE) && hue) {
                throw new CssException(token, Values.quoted(token) + " is not taken there in " + name.lower() + "(): an angle is for the first part of hsl(), and percentages are for the others.");
            }
            char last = written.charAt(written.length() - 1);
            written.append(!number || last == '(' || last == ',' || last == '/' ? "" : " ");
            numbers += number ? 1 : 0;
            written.append(token.shown());
        }
    }
}
