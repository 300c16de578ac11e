package dev.keypool.hostedui.images;

/** How large a picture may be once a browser has it unpacked. */
final class Dimensions {

    static final int MAX_SIDE = 8192;
    static final int MAX_PIXELS = 1 << 25;

    private Dimensions() {
    }

    static void check(Bytes at, long width, long height) throws ImageException {
        check(at, width, height, MAX_SIDE);
    }

    static void check(Bytes at, long width, long height, int maxSide) throws ImageException {
        long most = Math.min(MAX_PIXELS, (long) maxSide * maxSide);
        if (width < 1 || height < 1 || width > maxSide || height > maxSide || width * height > most) {
            throw at.wrong("The picture is " + width + " x " + height + " pixels; sides go from 1 to " + maxSide + ", and all together to " + most + ".");
        }
    }
}
