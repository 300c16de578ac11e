package dev.keypool.hostedui.fonts;

import dev.keypool.hostedui.Refusal;

/** Inside the look-through: the font is not taken. */
final class FontException extends Exception {

    private static final long serialVersionUID = 1;

    private final int position;

    FontException(int position, String reason) {
        super(reason, null, false, false);
        this.position = position;
    }

    Refusal refusal() {
        return new Refusal("Byte " + position, getMessage());
    }
}
