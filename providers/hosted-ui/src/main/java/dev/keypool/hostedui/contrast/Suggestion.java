package dev.keypool.hostedui.contrast;

/** The nearest color that would do: the same hue, made darker or lighter in the smallest steps. */
final class Suggestion {

    private static final int STEPS = 255;

    private Suggestion() {
    }

    /** @return null where no color at all has this contrast */
    static Opaque nearest(Opaque color, Opaque behind, double wanted) {
        Opaque darker = towards(color, new Opaque(0, 0, 0), behind, wanted);
        Opaque lighter = towards(color, new Opaque(1, 1, 1), behind, wanted);
        if (darker == null || lighter == null) {
            return darker == null ? lighter : darker;
        }
        return distance(color, darker) <= distance(color, lighter) ? darker : lighter;
    }

    private static Opaque towards(Opaque from, Opaque end, Opaque behind, double wanted) {
        for (int step = 1; step <= STEPS; step++) {
            double share = (double) step / STEPS;
            // As it will be written, in 8 bits: rounding may cost the last hundredth.
            Opaque candidate = Opaque.of(new Opaque(mix(from.red(), end.red(), share), mix(from.green(), end.green(), share), mix(from.blue(), end.blue(), share)).color());
            if (candidate.contrast(behind) >= wanted) {
                return candidate;
            }
        }
        return null;
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static double distance(Opaque one, Opaque two) {
        return Math.hypot(Math.hypot(one.red() - two.red(), one.green() - two.green()), one.blue() - two.blue());
    }
}
