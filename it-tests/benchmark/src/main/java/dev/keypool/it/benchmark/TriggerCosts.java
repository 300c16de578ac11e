package dev.keypool.it.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What triggers cost: Keycloak with the pack and no trigger beside Keycloak without the pack, tokens with a function of a
 * millisecond beside tokens without, and everybody's tokens while one app client's function hangs. Both servers run all the time,
 * and only one is busy.
 */
final class TriggerCosts {

    private static final double WITHOUT_TRIGGER = 0.98;
    private static final double WITH_FUNCTION = 0.80;
    private static final double WHILE_ONE_HANGS = 0.80;
    /** More than a function may have at once when each waits for its time limit of 5 s. */
    private static final int STUCK_A_SECOND = 20;
    private static final int MOST_PASSES = 20;

    private final Path folder = Path.of(System.getProperty("keypool.benchmark.folder"), "triggers");
    private final Path zip = Path.of(System.getProperty("keypool.benchmark.zip"));
    private final int seconds = Integer.getInteger("keypool.benchmark.seconds", 5);
    private final List<Comparison> comparisons = new ArrayList<>();

    boolean measure() throws Exception {
        try (Functions functions = new Functions();
             PairedServer without = server("without", List.of(), List.of());
             PairedServer with = server("with", List.of(Path.of(System.getProperty("keypool.benchmark.jar"))),
                     List.of("--spi-triggers--default--outbound-allowed-hosts=" + functions.host()))) {
            TriggerRealm plain = new TriggerRealm(TriggerRealm.PLAIN);
            TriggerRealm quick = new TriggerRealm(TriggerRealm.QUICK).customized("http://" + functions.host() + "/quick");
            TriggerRealm hanging = new TriggerRealm(TriggerRealm.HANGING).stuck("http://" + functions.host() + "/hangs");
            without.create(plain);
            with.create(plain);
            with.create(quick);
            with.create(hanging);
            List<String> service = List.of(TriggerRealm.SERVICE_GRANT);
            List<String> passwords = passwords(plain);
            compare("no trigger: client credentials", without.grants(plain, service), with.grants(plain, service), WITHOUT_TRIGGER);
            compare("no trigger: password grant", without.grants(plain, passwords), with.grants(plain, passwords), WITHOUT_TRIGGER);
            compare("no trigger: sign-in at the hosted page", without.signIns(plain), with.signIns(plain), WITHOUT_TRIGGER);
            compare("function of 1 ms: client credentials", with.grants(plain, service), with.grants(quick, service), WITH_FUNCTION);
            compare("function of 1 ms: password grant", with.grants(plain, passwords), with.grants(quick, passwords(quick)), WITH_FUNCTION);
            compare("function of 1 ms: sign-in at the hosted page", with.signIns(plain), with.signIns(quick), WITH_FUNCTION);
            compare("others while a function hangs: client credentials", with.grants(hanging, service), beside(with, hanging, with.grants(hanging, service)), WHILE_ONE_HANGS);
            compare("others while a function hangs: sign-in at the hosted page", with.signIns(hanging), beside(with, hanging, with.signIns(hanging)), WHILE_ONE_HANGS);
            run(without, with);
        }
        System.out.println();
        comparisons.forEach(comparison -> System.out.println(comparison.verdict()));
        return comparisons.stream().allMatch(Comparison::reached);
    }

    private PairedServer server(String name, List<Path> jars, List<String> options) throws Exception {
        return new PairedServer(zip, Files.createDirectories(folder.resolve(name)), jars, options);
    }

    private void compare(String name, Comparison.Work base, Comparison.Work other, double required) {
        comparisons.add(new Comparison(name, base, other, required));
    }

    private static List<String> passwords(TriggerRealm realm) {
        return realm.usernames().stream().map(name -> "grant_type=password&client_id=app&scope=openid&username=" + name + "&password=" + BenchmarkRealm.SECRET).toList();
    }

    private void run(PairedServer without, PairedServer with) throws Exception {
        for (int pass = 1; pass <= MOST_PASSES && comparisons.stream().anyMatch(comparison -> !comparison.isWarm()); pass++) {
            for (Comparison comparison : comparisons) {
                if (!comparison.isWarm()) {
                    comparison.warmUp(seconds);
                }
            }
            without.awaitIdle();
            with.awaitIdle();
        }
        while (comparisons.stream().anyMatch(comparison -> !comparison.decided())) {
            for (Comparison comparison : comparisons) {
                if (!comparison.decided()) {
                    comparison.measure(seconds);
                }
            }
        }
    }

    /** Work while people keep asking for tokens that wait for a function which hangs. */
    private Comparison.Work beside(PairedServer with, TriggerRealm hanging, Comparison.Work work) {
        return seconds -> {
            try (Arrivals stuck = with.arrivals(hanging, TriggerRealm.STUCK_GRANT, STUCK_A_SECOND)) {
                double figure = work.perSecond(seconds);
                if (stuck.succeeded() > 0) {
                    throw new IllegalStateException("a function that hangs has let somebody in");
                }
                return figure;
            }
        };
    }
}
