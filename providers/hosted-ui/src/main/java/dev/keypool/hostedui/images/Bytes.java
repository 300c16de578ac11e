package dev.keypool.hostedui.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A walk over bytes that never leaves them. */
final class Bytes {

    private final byte[] all;
    private final int end;
    private int position;

    Bytes(byte[] all) {
        this(all, 0, all.length);
    }

    private Bytes(byte[] all, int from, int end) {
        this.all = all;
        this.position = from;
        this.end = end;
    }

    int position() {
        return position;
    }

    int left() {
        return end - position;
    }

    int u8() throws ImageException {
        require(1);
        return all[position++] & 0xFF;
    }

    int u16() throws ImageException {
        return u8() << 8 | u8();
    }

    int u16le() throws ImageException {
        return u8() | u8() << 8;
    }

    int u24le() throws ImageException {
        return u16le() | u8() << 16;
    }

    long u32() throws ImageException {
        return (long) u16() << 16 | u16();
    }

    long u32le() throws ImageException {
        return u16le() | (long) u16le() << 16;
    }

    /** A length that must still be there. */
    int length(long length) throws ImageException {
        if (length > left()) {
            throw new ImageException(position, "The picture ends too early: here " + length + " bytes are announced, and " + left() + " are left.");
        }
        return (int) length;
    }

    String ascii(int length) throws ImageException {
        require(length);
        position += length;
        return new String(all, position - length, length, StandardCharsets.ISO_8859_1);
    }

    byte[] take(int length) throws ImageException {
        require(length);
        position += length;
        return Arrays.copyOfRange(all, position - length, position);
    }

    /** The next so many bytes as a walk of their own, which this one goes past. */
    Bytes part(int length) throws ImageException {
        require(length);
        position += length;
        return new Bytes(all, position - length, position);
    }

    byte[] slice(int from, int to) {
        return Arrays.copyOfRange(all, from, to);
    }

    ImageException wrong(String reason) {
        return new ImageException(position, reason);
    }

    private void require(int length) throws ImageException {
        length(length);
    }
}
