package dev.keypool.hostedui.fonts;

import java.util.List;

/**
 * A font that was looked through.
 *
 * @param bytes    what may be served: without the notes that no browser needs
 * @param variable whether one file has all weights
 * @param removed  what was left out, in words
 */
public record Font(byte[] bytes, boolean variable, List<String> removed) {
}
