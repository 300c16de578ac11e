package dev.keypool.hostedui.contrast;

import dev.keypool.hostedui.settings.Color;

/** A color that lets nothing through, with parts from 0 to 1: what an eye gets to see. */
public record Opaque(double red, double green, double blue) {

    /** What is seen of a color that lies over another. */
    public static Opaque over(Color top, Opaque behind) {
        double share = top.alpha() / 255.0;
        return new Opaque(mix(top.red(), behind.red, share), mix(top.green(), behind.green, share), mix(top.blue(), behind.blue, share));
    }

    public static Opaque of(Color color) {
        return new Opaque(color.red() / 255.0, color.green() / 255.0, color.blue() / 255.0);
    }

    /** With an opacity from 0 to 1. */
    Opaque over(Opaque behind, double opacity) {
        return new Opaque(red * opacity + behind.red * (1 - opacity), green * opacity + behind.green * (1 - opacity), blue * opacity + behind.blue * (1 - opacity));
    }

    /** WCAG 2.2's contrast ratio, from 1 to 21. */
    double contrast(Opaque other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    public Color color() {
        return new Color(whole(red), whole(green), whole(blue), 255);
    }

    double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double mix(int top, double behind, double share) {
        return top / 255.0 * share + behind * (1 - share);
    }

    private static int whole(double part) {
        return (int) Math.round(part * 255);
    }

    /** WCAG has 0.03928 where sRGB has 0.04045; with 8 bits to a part both come to the same. */
    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
