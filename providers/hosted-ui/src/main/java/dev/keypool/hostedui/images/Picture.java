package dev.keypool.hostedui.images;

import java.util.List;

/**
 * A picture that was looked through to its end.
 *
 * @param width in pixels; 0 where it has none of its own, as with some vector graphics
 * @param bytes what may be served: without texts and other notes that no browser needs
 * @param removed what was left out, in words
 */
public record Picture(ImageType type, int width, int height, byte[] bytes, List<String> removed) {
}
