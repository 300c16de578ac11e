package dev.keypool.it.benchmark;

import java.util.Locale;

/** The same work in two places, and how much of the first one's speed the second must have. */
final class Comparison {

    private static final int FEWEST_ROUNDS = 6;
    /** What differs less between two passes of the warm-up is chance. */
    private static final double FASTER = 1.03;
    private static final int STEADY_PASSES = 2;

    /** Does the work for some seconds and says how often it was done a second. */
    @FunctionalInterface
    interface Work {
        double perSecond(int seconds) throws Exception;
    }

    private final String name;
    private final Work base;
    private final Work other;
    private final double required;
    private final Ratio ratio = new Ratio();
    private double lastBase;
    private double lastOther;
    private int steady;

    Comparison(String name, Work base, Work other, double required) {
        this.name = name;
        this.base = base;
        this.other = other;
        this.required = required;
    }

    String name() {
        return name;
    }

    /** Does both until neither gets faster any more. */
    void warmUp(int seconds) throws Exception {
        double nowBase = base.perSecond(seconds);
        double nowOther = other.perSecond(seconds);
        boolean faster = nowBase > lastBase * FASTER || nowOther > lastOther * FASTER;
        steady = faster ? 0 : steady + 1;
        lastBase = Math.max(lastBase, nowBase);
        lastOther = Math.max(lastOther, nowOther);
        System.out.printf(Locale.ROOT, "warm-up: %-61s %,8.1f/s %,8.1f/s%n", name, nowBase, nowOther);
    }

    boolean isWarm() {
        return steady >= STEADY_PASSES;
    }

    /** The order changes with each round, so that whoever comes second gains and loses alike. */
    void measure(int seconds) throws Exception {
        if (ratio.rounds() % 2 == 0) {
            lastBase = base.perSecond(seconds);
            lastOther = other.perSecond(seconds);
        } else {
            lastOther = other.perSecond(seconds);
            lastBase = base.perSecond(seconds);
        }
        ratio.add(lastBase, lastOther);
        System.out.printf(Locale.ROOT, "%-70s %,8.1f/s %,8.1f/s  %.3f%n", name, lastBase, lastOther, lastOther / lastBase);
    }

    /** Whether the interval lies on one side of what is required, or no more rounds are to be had. */
    boolean decided() {
        return ratio.rounds() >= FEWEST_ROUNDS
                && (ratio.lower() >= required || ratio.upper() < required || ratio.rounds() == Ratio.MOST_ROUNDS);
    }

    /** The mean must reach it: where the interval lies on both sides, that is said. */
    boolean reached() {
        return ratio.mean() >= required;
    }

    String verdict() {
        String side = ratio.lower() >= required || ratio.upper() < required ? "" : ", not decided";
        return String.format(Locale.ROOT, "%s%s: %s: %s, required %.2f", reached() ? "reached" : "MISSED", side, name, ratio, required);
    }
}
