package dev.keypool.hostedui.images;

/** How large a picture may be once a browser has it unpacked. */
final class Dimensions {

    static final int MAX_SIDE = 8192;
    static final int MAX_PIXELS = 1 << 25;

    private Dimensions() {
    }

    static void check(Bytes at, long width, long height) throws ImageException {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
            throw at.wrong("The picture is " + width + " x " + height + " pixels; sides go from 1 to " + MAX_SIDE + ", and all together to " + MAX_PIXELS + ".");
        }
    }
}
