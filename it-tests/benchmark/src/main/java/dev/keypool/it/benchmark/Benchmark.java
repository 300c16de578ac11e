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

    static final Duration START = Duration.ofMinutes(5);

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(exitCode(switch (System.getProperty("keypool.benchmark.of", "")) {
            case "triggers" -> new TriggerCosts().measure();
            case "pages" -> new PageCosts().measure();
            default -> exchangesAndLogins();
        }));
    }

    private static int exitCode(boolean reached) {
        return reached ? 0 : 1;
    }

    private static boolean exchangesAndLogins() throws Exception {
        Path folder = Path.of(System.getProperty("keypool.benchmark.folder"));
        Distribution distribution = Distribution.unpacked(Path.of(System.getProperty("keypool.benchmark.zip")), folder.resolve("keycloak"))
                .withProviders(List.of(Path.of(System.getProperty("keypool.benchmark.jar")),
                        EmptyProviderJar.pack(Path.of(System.getProperty("keypool.benchmark.classes")), folder)))
                .withFreshData(List.of());
        List<Integer> ports = Ports.free(2);
        String host = "localhost:" + ports.get(0);
        try (StandIns standIns = new StandIns()) {
            Launch launch = Launch.production(ports.get(0), ports.get(1))
                    .with(options(host, standIns.host()), Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"))
                    .loggingTo(folder.resolve("keycloak.log"));
            try (KeycloakProcess keycloak = KeycloakProcess.start(distribution, launch)) {
                if (!keycloak.awaitReady(START)) {
                    throw new IllegalStateException("Keycloak ended while starting; see " + launch.log());
                }
                return new Measurement(keycloak, host, folder).run(System.getProperty("keypool.benchmark.of", ""));
            }
        }
    }

    /** Whose keys and answers are those of Google and the others: the partner realm's and the stand-ins'. */
    private static List<String> options(String host, String standIns) {
        String provider = "--spi-identity-pools--default--";
        String keys = "http://" + host + "/realms/" + PartnerRealms.PARTNER + "/protocol/openid-connect/certs";
        // As in production: and SAML's audience and recipient do not follow from whatever Host a request names.
        return List.of("--hostname=http://" + host, provider + "outbound-allowed-hosts=" + host + "," + standIns,
                provider + "google-keys=" + keys, provider + "apple-keys=" + keys, provider + "facebook-keys=" + keys,
                provider + "amazon-token-info=http://" + standIns + "/amazon", provider + "facebook-debug-token=http://" + standIns + "/facebook");
    }
}
