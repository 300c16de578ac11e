package dev.keypool.hostedui.css;

import dev.keypool.hostedui.css.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text to tokens, after CSS Syntax Level 3, with two exceptions to its tolerance: what a browser would mend (unclosed
 * comments and strings) is refused, and so are escapes outside of strings, which only ever disguise names.
 */
final class Tokenizer {

    private static final int MAX_NUMBER = 20;

    private final Characters in;
    private int line;
    private int column;

    private Tokenizer(String text) {
        this.in = new Characters(text);
    }

    /** Comments are gone, whitespace is one token, and {@link Kind#END} comes last. */
    static List<Token> tokens(String text) throws CssException {
        Tokenizer tokenizer = new Tokenizer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = tokenizer.next();
            tokens.add(token);
        } while (!token.is(Kind.END));
        return tokens;
    }

    private Token next() throws CssException {
        while (in.at(0) == '/' && in.at(1) == '*') {
            comment();
        }
        line = in.line();
        column = in.column();
        int c = in.at(0);
        if (c < 0) {
            return token(Kind.END, "");
        }
        if (Characters.isSpace(c)) {
            in.skipSpace();
            return token(Kind.WHITESPACE, " ");
        }
        if (c == '"' || c == '\'') {
            return token(Kind.STRING, Strings.read(in));
        }
        if (startsNumber()) {
            return numeric();
        }
        if (c == '#') {
            in.take();
            return token(Kind.HASH, name());
        }
        if (c == '@') {
            in.take();
            return token(Kind.AT_KEYWORD, name());
        }
        if (startsName(0)) {
            return identLike();
        }
        if (c == '\\') {
            throw new CssException(line, column, "Escapes are taken inside of strings only; write the name without \"\\\".");
        }
        return token(Kind.DELIM, Character.toString((char) in.take()));
    }

    private void comment() throws CssException {
        int from = in.line();
        int at = in.column();
        in.take();
        in.take();
        while (in.at(0) != '*' || in.at(1) != '/') {
            if (in.take() < 0) {
                throw new CssException(from, at, "The comment that begins here does not end.");
            }
        }
        in.take();
        in.take();
    }

    private Token numeric() throws CssException {
        StringBuilder digits = new StringBuilder();
        if (in.at(0) == '+' || in.at(0) == '-') {
            int sign = in.take();
            digits.append(sign == '-' ? "-" : "");
        }
        while (Characters.isDigit(in.at(0)) || in.at(0) == '.' && Characters.isDigit(in.at(1)) && digits.indexOf(".") < 0) {
            digits.append((char) in.take());
            if (digits.length() > MAX_NUMBER) {
                throw new CssException(line, column, "No number has more than " + MAX_NUMBER + " digits.");
            }
        }
        if ((in.at(0) | 0x20) == 'e' && (Characters.isDigit(in.at(1)) || (in.at(1) == '+' || in.at(1) == '-') && Characters.isDigit(in.at(2)))) {
            exponent(digits);
        }
        if (in.at(0) == '%') {
            in.take();
            return token(Kind.PERCENTAGE, digits.toString());
        }
        if (startsName(0)) {
            return new Token(Kind.DIMENSION, digits.toString(), name().toLowerCase(Locale.ROOT), line, column);
        }
        return token(Kind.NUMBER, digits.toString());
    }

    /** Written out: within two digits, so that it stays a number that can be. */
    private void exponent(StringBuilder digits) throws CssException {
        in.take();
        StringBuilder exponent = new StringBuilder();
        do {
            exponent.append((char) in.take());
        } while (Characters.isDigit(in.at(0)) && exponent.length() <= 3);
        int power = Integer.parseInt(exponent.toString());
        if (Math.abs(power) > MAX_NUMBER) {
            throw new CssException(line, column, "No exponent goes further than " + MAX_NUMBER + ".");
        }
        String written = new BigDecimal(digits.toString()).scaleByPowerOfTen(power).stripTrailingZeros().toPlainString();
        if (written.length() > MAX_NUMBER) {
            throw new CssException(line, column, "No number has more than " + MAX_NUMBER + " digits, written out.");
        }
        digits.setLength(0);
        digits.append(written);
    }

    private Token identLike() throws CssException {
        String name = name();
        if (in.at(0) != '(') {
            return token(Kind.IDENT, name);
        }
        in.take();
        if (!name.equalsIgnoreCase("url")) {
            return token(Kind.FUNCTION, name);
        }
        in.skipSpace();
        String target = in.at(0) == '"' || in.at(0) == '\'' ? Strings.read(in) : bareUrl();
        in.skipSpace();
        if (in.take() != ')') {
            throw new CssException(line, column, "The url( that begins here is not closed after its target.");
        }
        return token(Kind.URL, target);
    }

    private String bareUrl() {
        StringBuilder target = new StringBuilder();
        while (in.at(0) >= 0 && in.at(0) != ')' && in.at(0) != '"' && in.at(0) != '\'' && in.at(0) != '(' && !Characters.isSpace(in.at(0))) {
            target.append((char) in.take());
        }
        return target.toString();
    }

    private String name() throws CssException {
        StringBuilder name = new StringBuilder();
        while (Characters.isName(in.at(0)) || in.at(0) == '\\') {
            if (in.at(0) == '\\') {
                throw new CssException(in.line(), in.column(), "Escapes are taken inside of strings only; write the name without \"\\\".");
            }
            name.append((char) in.take());
        }
        return name.toString();
    }

    private boolean startsNumber() {
        int sign = in.at(0) == '+' || in.at(0) == '-' ? 1 : 0;
        return Characters.isDigit(in.at(sign)) || in.at(sign) == '.' && Characters.isDigit(in.at(sign + 1));
    }

    private boolean startsName(int from) {
        int c = in.at(from);
        if (c == '-') {
            return in.at(from + 1) == '-' || Characters.isNameStart(in.at(from + 1)) || in.at(from + 1) == '\\';
        }
        return Characters.isNameStart(c);
    }

    private Token token(Kind kind, String text) {
        return new Token(kind, text, "", line, column);
    }
}
