package dev.keypool.it.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Measures one scenario after the other and prints them side by side. */
final class Report {

    static final String EMPTY = "Empty realm resource";
    static final String GRANT = "Token endpoint, client credentials grant";

    /** Not more requests than this are prepared at once: each has its own token, of more than a kilobyte. */
    private static final int MOST_TOKENS = 60_000;

    private final Load load;
    private final int seconds;
    private final String only;
    private final Map<String, Figures> measured = new LinkedHashMap<>();
    private final List<Requirement> requirements = new ArrayList<>();

    Report(Load load, int seconds, String only) {
        this.load = load;
        this.seconds = seconds;
        this.only = only;
    }

    Scenario inTurn(String name, List<RawRequest> requests) throws IOException, InterruptedException {
        if (name.contains(only) || name.equals(EMPTY) || name.equals(GRANT)) {
            load.inTurn(requests, seconds);
            keep(name, load.inTurn(requests, seconds));
        }
        return new Scenario(name);
    }

    /** The requests are new for the warm-up and for the measurement; each is sent once. */
    Scenario once(String name, IntFunction<List<RawRequest>> requests) throws IOException, InterruptedException {
        if (name.contains(only)) {
            load.once(requests.apply(MOST_TOKENS / 2), seconds);
            keep(name, load.once(requests.apply(MOST_TOKENS), seconds));
        }
        return new Scenario(name);
    }

    private void keep(String name, Figures figures) {
        measured.put(name, figures);
        System.out.printf(Locale.ROOT, "%-62s %,9.0f/s   p50 %6.2f ms   p99 %6.2f ms%n", name, figures.perSecond(),
                figures.p50() / 1000.0, figures.p99() / 1000.0);
    }

    /** @return whether every requirement is met and every request succeeded */
    boolean print() {
        System.out.printf(Locale.ROOT, "%n%-62s %10s %10s%n", "", "x empty", "x grant");
        measured.forEach((name, figures) -> System.out.printf(Locale.ROOT, "%-62s %10.2f %10.2f%n", name,
                ratio(name, EMPTY), ratio(name, GRANT)));
        System.out.println();
        boolean reached = true;
        for (Requirement requirement : requirements) {
            double ratio = ratio(requirement.name, requirement.of);
            reached &= ratio >= requirement.atLeast;
            System.out.printf(Locale.ROOT, "%s: %s: %.2f x %s, required %.1f%n", ratio >= requirement.atLeast ? "reached" : "MISSED",
                    requirement.name, ratio, requirement.of, requirement.atLeast);
        }
        for (Map.Entry<String, Figures> entry : measured.entrySet()) {
            if (entry.getValue().failed() > 0) {
                reached = false;
                System.out.println("FAILED: " + entry.getKey() + ": " + entry.getValue().failed() + " requests without success");
            }
        }
        return reached;
    }

    private double ratio(String name, String of) {
        return measured.get(name).perSecond() / measured.get(of).perSecond();
    }

    private record Requirement(String name, String of, double atLeast) {}

    /** What a scenario's figures must be. */
    final class Scenario {

        private final String name;

        private Scenario(String name) {
            this.name = name;
        }

        Scenario requires(String of, double atLeast) {
            if (measured.containsKey(name)) {
                requirements.add(new Requirement(name, of, atLeast));
            }
            return this;
        }
    }
}
