package dev.keypool.it.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** One kind of request: what is sent, what came out of it, what it must reach. */
final class Scenario {

    private final String name;
    private final Callable<List<RawRequest>> requests;
    private final boolean once;
    private final List<Figures> results = new ArrayList<>();
    private final Map<String, Double> requirements = new LinkedHashMap<>();
    private List<RawRequest> prepared;

    private Scenario(String name, Callable<List<RawRequest>> requests, boolean once) {
        this.name = name;
        this.requests = requests;
        this.once = once;
    }

    /** The same requests again and again. */
    static Scenario inTurn(String name, Callable<List<RawRequest>> requests) {
        return new Scenario(name, requests, false);
    }

    /** New requests in each run, each sent once. */
    static Scenario once(String name, Callable<List<RawRequest>> requests) {
        return new Scenario(name, requests, true);
    }

    Scenario requires(String of, double atLeast) {
        requirements.put(of, atLeast);
        return this;
    }

    Figures run(Load load, int seconds) throws Exception {
        if (once) {
            return load.once(requests.call(), seconds);
        }
        if (prepared == null) {
            prepared = requests.call();
        }
        return load.inTurn(prepared, seconds);
    }

    String name() {
        return name;
    }

    List<Figures> results() {
        return results;
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
        return sorted[sorted.length / 2];
    }
}
