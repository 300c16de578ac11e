package dev.keypool.it.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures all scenarios in turn, several times, and prints the medians side by side: a disturbance of the machine then
 * meets one round of each, not all rounds of one.
 */
final class Report {

    private final Load load;
    private final int rounds;
    private final int seconds;
    private final Map<String, String> baselines;
    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();

    /** @param baselines scenarios that all are compared with, and what they are called there */
    Report(Load load, int rounds, int seconds, Map<String, String> baselines) {
        this.load = load;
        this.rounds = rounds;
        this.seconds = seconds;
        this.baselines = baselines;
    }

    Scenario add(Scenario scenario) {
        scenarios.put(scenario.name(), scenario);
        return scenario;
    }

    void measure(WarmUp warmUp) throws Exception {
        warmUp.run(scenarios.values(), load, seconds);
        for (int round = 1; round <= rounds; round++) {
            for (Scenario scenario : scenarios.values()) {
                scenario.measure(load, seconds);
                System.out.printf("round %d: %s%n", round, line(scenario.name(), scenario.last()));
            }
        }
    }

    /** @return whether every requirement is met and every request succeeded */
    boolean print() {
        System.out.printf("%nMedians of %d rounds of %d s%n", rounds, seconds);
        List<String> verdicts = new ArrayList<>();
        boolean reached = true;
        for (Scenario scenario : scenarios.values()) {
            Figures figures = scenario.median();
            StringBuilder ratios = new StringBuilder();
            baselines.forEach((baseline, label) -> ratios.append(String.format(Locale.ROOT, "  %7.2f x %s",
                    figures.perSecond() / scenarios.get(baseline).median().perSecond(), label)));
            System.out.println(line(scenario.name(), figures) + ratios);
            for (Map.Entry<String, Double> requirement : scenario.requirements().entrySet()) {
                double ratio = figures.perSecond() / scenarios.get(requirement.getKey()).median().perSecond();
                reached &= ratio >= requirement.getValue();
                verdicts.add(String.format(Locale.ROOT, "%s: %s: %.2f x %s, required %.2f",
                        ratio >= requirement.getValue() ? "reached" : "MISSED", scenario.name(), ratio, requirement.getKey(), requirement.getValue()));
            }
            if (figures.failed() > 0) {
                reached = false;
                verdicts.add("FAILED: " + scenario.name() + ": requests without success");
            }
        }
        System.out.println();
        verdicts.forEach(System.out::println);
        return reached;
    }

    private static String line(String name, Figures figures) {
        return String.format(Locale.ROOT, "%-60s %,8.0f/s  p50 %6.2f ms  p99 %7.2f ms", name, figures.perSecond(),
                figures.p50() / 1000.0, figures.p99() / 1000.0);
    }
}
