package dev.keypool.hostedui.css;

import dev.keypool.hostedui.css.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** A walk over tokens, the last of which is the end. */
final class Tokens {

    private final List<Token> tokens;
    private int position;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    /** The end can be taken again and again. */
    Token take() {
        Token token = tokens.get(position);
        if (!token.is(Kind.END)) {
            position++;
        }
        return token;
    }

    boolean ended() {
        return peek().is(Kind.END);
    }

    void skipSpace() {
        while (peek().is(Kind.WHITESPACE)) {
            position++;
        }
    }

    int position() {
        return position;
    }

    /** What is left without {@code !important} at its end; this where there is none. */
    Tokens withoutImportance() {
        int last = tokens.size() - 2;
        last = skipBack(last);
        if (last <= position || !tokens.get(last).is(Kind.IDENT) || !tokens.get(last).lower().equals("important")) {
            return this;
        }
        int mark = skipBack(last - 1);
        if (mark < position || !tokens.get(mark).isDelim('!')) {
            return this;
        }
        List<Token> rest = new ArrayList<>(tokens.subList(position, mark));
        rest.add(tokens.get(tokens.size() - 1));
        return new Tokens(rest);
    }

    private int skipBack(int from) {
        int at = from;
        while (at >= position && tokens.get(at).is(Kind.WHITESPACE)) {
            at--;
        }
        return at;
    }

    /** Those from there to here, and an end of their own. */
    Tokens since(int from) {
        List<Token> part = new ArrayList<>(tokens.subList(from, position));
        part.add(new Token(Kind.END, "", "", peek().line(), peek().column()));
        return new Tokens(part);
    }
}
