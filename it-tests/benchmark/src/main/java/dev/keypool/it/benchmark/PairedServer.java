package dev.keypool.it.benchmark;

import dev.keypool.it.distribution.Distribution;
import dev.keypool.it.distribution.KeycloakProcess;
import dev.keypool.it.distribution.Launch;
import dev.keypool.it.distribution.Ports;
import java.io.IOException;
import java.net.URI;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of the two Keycloaks that are compared. */
final class PairedServer implements AutoCloseable {

    /**
     * The JVM compiles well what has run thousands of times. Of a sign-in's code much runs once for each: until then it is as if one of two
     * servers that do the same had a third of the other's speed, whichever came later to that number.
     */
    private static final String COMPILED_SOON = "-XX:CompileThresholdScaling=0.1";

    private final String url;
    private final KeycloakProcess keycloak;
    private final WarmUp warmUp;
    private final Load load;
    private final Api api;

    /** @param jars its providers */
    PairedServer(Path zip, Path folder, List<Path> jars, List<String> options) throws Exception {
        Distribution distribution = Distribution.unpacked(zip, folder.resolve("keycloak")).withProviders(jars).withFreshData(List.of());
        List<Integer> ports = Ports.free(2);
        this.url = "http://localhost:" + ports.get(0);
        Launch launch = Launch.production(ports.get(0), ports.get(1))
                .with(options, Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin",
                        "JAVA_OPTS_APPEND", COMPILED_SOON))
                .loggingTo(folder.resolve("keycloak.log"));
        this.keycloak = KeycloakProcess.start(distribution, launch);
        if (!keycloak.awaitReady(Benchmark.START)) {
            throw new IOException("Keycloak ended while starting; see " + launch.log());
        }
        this.warmUp = new WarmUp(keycloak, 0);
        this.load = new Load(url, folder);
        this.api = new Api(url);
    }

    String url() {
        return url;
    }

    void create(TriggerRealm realm) {
        administer("POST", "/admin/realms", realm.toString());
    }

    void create(RealmFile realm) {
        administer("POST", "/admin/realms", realm.toString());
    }

    /** As the administrator, with JSON. */
    void administer(String method, String path, String json) {
        Map<String, String> token = Map.of("Authorization", "Bearer " + api.token("master", "grant_type=password&client_id=admin-cli&username=admin&password=admin"));
        if (method.equals("PUT")) {
            api.put(path, json, token);
        } else {
            api.post(path, "application/json", json, token);
        }
    }

    /** The token endpoint with one of these forms after the other. */
    Comparison.Work grants(TriggerRealm realm, List<String> forms) {
        String host = url.substring("http://".length());
        List<RawRequest> requests = forms.stream().map(form -> RawRequest.post(host, "/realms/" + realm.name() + "/protocol/openid-connect/token",
                "application/x-www-form-urlencoded", form, Map.of())).toList();
        return seconds -> {
            Figures figures = load.inTurn(requests, seconds);
            if (figures.failed() > 0) {
                throw new IllegalStateException(figures.failed() + " requests of " + realm.name() + " had no success");
            }
            return figures.perSecond();
        };
    }

    Comparison.Work signIns(TriggerRealm realm) {
        return new SignIns(url + "/realms/" + realm.name(), realm.usernames())::perSecond;
    }

    Arrivals arrivals(TriggerRealm realm, String form, int perSecond) {
        return new Arrivals(URI.create(url + "/realms/" + realm.name() + "/protocol/openid-connect/token"), form, perSecond);
    }

    int awaitIdle() throws InterruptedException {
        return warmUp.awaitIdle();
    }

    @Override
    public void close() {
        keycloak.close();
    }
}
