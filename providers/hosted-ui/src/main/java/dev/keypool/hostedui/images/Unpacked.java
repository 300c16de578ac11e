package dev.keypool.hostedui.images;

/**
 * What the packed parts of pictures unpack to, in one file and in all files of a request. It is counted before it is unpacked: some
 * hundred KB of a PNG can be some hundred MB of pixels.
 */
public final class Unpacked {

    /** A photo of 4096 x 4096 pixels in 8-bit RGBA. */
    static final long MAX_IN_FILE = 64L << 20;
    static final long MAX_TOGETHER = 256L << 20;

    private long inFile;
    private long together;

    void nextFile() {
        inFile = 0;
    }

    /** The pixels alone, without the byte before each row. */
    void pixels(Bytes at, long width, long height, int bits) throws ImageException {
        add(at, height * ((width * bits + 7) / 8), "The picture is " + width + " x " + height + " pixels of " + bits + " bits");
    }

    /** How much of a color profile there is shows only once it is unpacked, which has a bound of its own. */
    void profile(Bytes at, long bytes) throws ImageException {
        add(at, bytes, "The color profile has " + bytes + " bytes");
    }

    private void add(Bytes at, long bytes, String what) throws ImageException {
        inFile += bytes;
        together += bytes;
        if (inFile > MAX_IN_FILE) {
            throw at.wrong(what + ": with it the file unpacks to " + inFile + " bytes, and " + MAX_IN_FILE + " are allowed.");
        }
        if (together > MAX_TOGETHER) {
            throw at.wrong(what + ": with it all pictures together unpack to " + together + " bytes, and " + MAX_TOGETHER + " are allowed.");
        }
    }
}
