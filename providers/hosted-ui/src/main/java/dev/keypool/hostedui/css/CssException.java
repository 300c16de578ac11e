package dev.keypool.hostedui.css;

import dev.keypool.hostedui.Refusal;

/** Inside the parser: the piece that is being read is not taken. */
final class CssException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    CssException(Token token, String reason) {
        this(token.line(), token.column(), reason);
    }

    CssException(int line, int column, String reason) {
        super(reason, null, false, false);
        this.refusal = Refusal.at(line, column, reason);
    }

    Refusal refusal() {
        return refusal;
    }
}
