package dev.keypool.hostedui.images;

import dev.keypool.hostedui.Refusal;

/** Inside the look-through: the picture is not taken. */
final class ImageException extends Exception {

    private static final long serialVersionUID = 1;

    private final int position;

    ImageException(int position, String reason) {
        super(reason, null, false, false);
        this.position = position;
    }

    Refusal refusal() {
        return new Refusal("Byte " + position, getMessage());
    }
}
