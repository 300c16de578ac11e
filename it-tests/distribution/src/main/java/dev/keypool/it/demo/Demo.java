package dev.keypool.it.demo;

import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.KeycloakProcess;
import dev.keypool.it.distribution.Launch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code ./mvnw -Pdemo}: Keycloak with the pack and the demo realm, in the foreground until Ctrl-C. */
public final class Demo {

    private static final Duration START = Duration.ofMinutes(5);

    private Demo() {}

    /** Ends the JVM in every case, so that Maven goes on to nothing else and says nothing more. */
    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        try {
            System.exit(run(DemoSettings.of(System.getProperties(), System.getenv())));
        } catch (DemoFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static int run(DemoSettings settings) throws IOException, InterruptedException, TimeoutException {
        PortCheck.requireFree(settings);
        Distribution distribution = Distribution.unpacked(settings.zip(), settings.home())
                .withProviders(List.of(settings.jar()))
                .withFreshData(Distribution.realms(settings.realms()));
        Launch launch = Launch.development(settings.port(), settings.managementPort())
                .with(List.of(), settings.serverEnvironment());
        try (KeycloakProcess keycloak = KeycloakProcess.start(distribution, launch)) {
            if (keycloak.awaitReady(START)) {
                publishBrandings(settings);
                System.out.println(Instructions.ofDemo().with(settings.placeholders()));
            }
            int code = keycloak.await();
            System.err.println("Keycloak has ended with exit code " + code + ".");
            return code == 0 ? 1 : code;
        }
    }

    /** Without them the demo is as good for all else. */
    private static void publishBrandings(DemoSettings settings) throws InterruptedException {
        try {
            new ExampleBrandings(settings.baseUrl(), settings.password()).publish(settings.brandings());
        } catch (IOException e) {
            System.err.println("The sign-in pages are not branded, because the examples could not be published: " + e.getMessage());
        }
    }
}
