package dev.keypool.it.benchmark;

import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.KeycloakProcess;
import dev.keypool.it.distribution.Launch;
import dev.keypool.it.distribution.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code ./mvnw -Pbenchmark}: everything on one server in production mode, on 127.0.0.1, after a warm-up; wrk must be
 * installed. What counts are the ratios, which hold on slow and busy machines too.
 */
public final class Benchmark {

    static final String EMPTY = "Empty realm resource";
    static final String GRANT = "Token endpoint, client credentials grant";

    /** So many new tokens in a run: to sign them takes longer than to use them. */
    private static final int NEW_TOKENS = 30_000;
    private static final Duration START = Duration.ofMinutes(5);

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(System.getProperty("keypool.benchmark.folder"));
        Distribution distribution = Distribution.unpacked(Path.of(System.getProperty("keypool.benchmark.zip")), folder.resolve("keycloak"))
                .withProviders(List.of(Path.of(System.getProperty("keypool.benchmark.jar")),
                        EmptyProviderJar.pack(Path.of(System.getProperty("keypool.benchmark.classes")), folder)))
                .withFreshData(List.of());
        List<Integer> ports = Ports.free(2);
        Launch launch = Launch.production(ports.get(0), ports.get(1))
                .with(List.of(), Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"))
                .loggingTo(folder.resolve("keycloak.log"));
        boolean reached = false;
        try (KeycloakProcess keycloak = KeycloakProcess.start(distribution, launch)) {
            if (!keycloak.awaitReady(START)) {
                throw new IllegalStateException("Keycloak ended while starting; see " + launch.log());
            }
            reached = measure(keycloak, "localhost:" + ports.get(0), folder);
        }
        System.exit(reached ? 0 : 1);
    }

    private static boolean measure(KeycloakProcess keycloak, String host, Path folder) throws Exception {
        Api api = new Api("http://" + host);
        BenchmarkRealm realm = BenchmarkRealm.create(api,
                api.token("master", "grant_type=password&client_id=admin-cli&username=admin&password=admin"));
        Scenarios scenarios = new Scenarios(api, host, realm);
        Report report = new Report(new Load("http://" + host, folder), Integer.getInteger("keypool.benchmark.rounds", 3),
                Integer.getInteger("keypool.benchmark.seconds", 10));
        report.add(Scenario.inTurn(EMPTY, scenarios::empty));
        report.add(Scenario.inTurn(GRANT, scenarios::clientCredentials));
        report.add(Scenario.inTurn("GetCredentialsForIdentity, 1,000 people, tokens seen before",
                scenarios::tokensSeenBefore)).requires(GRANT, 20).requires(EMPTY, 0.4);
        report.add(Scenario.once("GetCredentialsForIdentity, each token never seen before", NEW_TOKENS,
                scenarios::tokensNeverSeen)).requires(GRANT, 10);
        report.add(Scenario.inTurn("GetCredentialsForIdentity, guests", scenarios::guests));
        report.add(Scenario.inTurn("GetCallerIdentity", scenarios::callerIdentity)).requires(EMPTY, 0.4);
        report.add(Scenario.inTurn("Access evaluation", scenarios::evaluation)).requires(EMPTY, 0.4);
        report.measure(new WarmUp(keycloak));
        return report.print();
    }
}
