package dev.keypool.it.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** One kind of request: what is sent, what came out of it, what it must reach. */
final class Scenario {

    private final String name;
    private final IntFunction<List<RawRequest>> requests;
    /** How many new requests a run takes, or 0 when the same are sent again and again. */
    private final int fresh;
    private final List<Figures> results = new ArrayList<>();
    private final Map<String, Double> requirements = new LinkedHashMap<>();

    private Scenario(String name, IntFunction<List<RawRequest>> requests, int fresh) {
        this.name = name;
        this.requests = requests;
        this.fresh = fresh;
    }

    /** The same requests again and again. */
    static Scenario inTurn(String name, Supplier<List<RawRequest>> requests) {
        return new Scenario(name, count -> requests.get(), 0);
    }

    /** New requests in each run, each sent once. */
    static Scenario once(String name, int fresh, IntFunction<List<RawRequest>> requests) {
        return new Scenario(name, requests, fresh);
    }

    Scenario requires(String of, double atLeast) {
        requirements.put(of, atLeast);
        return this;
    }

    /** A fifth of the new requests is enough: making them takes longer than sending them. */
    void warmUp(Load load, int seconds) throws IOException, InterruptedException {
        run(load, seconds, fresh / 5);
    }

    void measure(Load load, int seconds) throws IOException, InterruptedException {
        results.add(run(load, seconds, fresh));
    }

    private Figures run(Load load, int seconds, int count) throws IOException, InterruptedException {
        if (fresh > 0) {
            return load.once(requests.apply(count), seconds);
        }
        // Made anew for each run: a signature is good for a quarter of an hour.
        return load.inTurn(requests.apply(0), seconds);
    }

    String name() {
        return name;
    }

    Figures last() {
        return results.get(results.size() - 1);
    }

    Map<String, Double> requirements() {
        return requirements;
    }

    /** Of each figure for itself; of the failures the sum. */
    Figures median() {
        return new Figures(median(Figures::perSecond), results.stream().mapToLong(Figures::failed).sum(),
                (long) median(Figures::p50), (long) median(Figures::p99));
    }

    private double median(ToDoubleFunction<Figures> figure) {
        double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
