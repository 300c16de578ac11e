package dev.keypool.it.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much of the one's speed the other has, from rounds in which both were measured one right after the other. Geometric mean
 * with its 95 % confidence interval after Student: rounds differ by what the machine does, and the pairs of a round much less.
 */
final class Ratio {

    /** Of Student's distribution, two-sided, 95 %, by degrees of freedom from one on. */
    private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145,
            2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045};
    static final int MOST_ROUNDS = T.length + 1;

    private final List<Double> logarithms = new ArrayList<>();

    void add(double base, double other) {
        logarithms.add(Math.log(other / base));
    }

    int rounds() {
        return logarithms.size();
    }

    double mean() {
        return Math.exp(average());
    }

    double lower() {
        return Math.exp(average() - halfWidth());
    }

    double upper() {
        return Math.exp(average() + halfWidth());
    }

    private double average() {
        return logarithms.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private double halfWidth() {
        int n = logarithms.size();
        double average = average();
        double variance = logarithms.stream().mapToDouble(value -> (value - average) * (value - average)).sum() / (n - 1);
        return T[n - 2] * Math.sqrt(variance / n);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (95 %%: %.3f to %.3f, %d rounds)", mean(), lower(), upper(), rounds());
    }
}
