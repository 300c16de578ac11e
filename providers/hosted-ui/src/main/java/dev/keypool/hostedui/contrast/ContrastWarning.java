package dev.keypool.hostedui.contrast;

import dev.keypool.hostedui.settings.Color;

/**
 * Two colors that are too much alike.
 *
 * @param dark whether on dark pages
 * @param front custom property of what is hard to see
 * @param behind custom property of what it lies on
 * @param suggestion the nearest color for the front that would do; null where none would
 */
public record ContrastWarning(boolean dark, String front, String behind, double ratio, double wanted, Color suggestion, String sentence) {
}
