package dev.keypool.it.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A realm whose people sign in with passwords that are hashed once only: what the hash costs, no trigger could be seen beside. */
final class TriggerRealm {

    /** Without any trigger. */
    static final String PLAIN = "plain";
    /** Its tokens are customized by a function that takes a millisecond. */
    static final String QUICK = "quick";
    /** One of its app clients has a function that hangs. */
    static final String HANGING = "hanging";
    static final String SERVICE_GRANT = "grant_type=client_credentials&client_id=service&client_secret=" + BenchmarkRealm.SECRET;
    static final String STUCK_GRANT = "grant_type=client_credentials&client_id=stuck&client_secret=" + BenchmarkRealm.SECRET;

    private static final int PEOPLE = 50;
    private static final String FUNCTION_TYPE = "dev.keypool.triggers.TriggerFunction";
    private static final String TRIGGER_TYPE = "dev.keypool.triggers.Trigger";

    private final String name;
    private final List<String> people = BenchmarkRealm.newPeople(PEOPLE);
    private final RealmFile file;

    TriggerRealm(String name) {
        this.name = name;
        // Before the people, whose passwords are hashed as it says.
        this.file = new RealmFile(name).setting("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        service("service");
        ObjectNode app = file.client("app").put("publicClient", true).put("directAccessGrantsEnabled", true);
        app.putArray("redirectUris").add("http://localhost:1/*");
        file.people(people, PEOPLE);
    }

    private void service(String clientId) {
        file.client(clientId).put("secret", BenchmarkRealm.SECRET).put("serviceAccountsEnabled", true);
        file.user("service-account-" + clientId).put("serviceAccountClientId", clientId);
    }

    /** All tokens are customized by the function at that address. */
    TriggerRealm customized(String address) {
        function(address, null);
        return this;
    }

    /** Those of a client of its own, "stuck", wait for the function at that address. */
    TriggerRealm stuck(String address) {
        service("stuck");
        function(address, "stuck");
        return this;
    }

    private void function(String address, String appClient) {
        file.component(FUNCTION_TYPE, "function", "webhook", Map.of("url", address, "secret", "whsec_" + "A".repeat(43) + "="));
        Map<String, Object> trigger = Map.of("trigger", "PreTokenGeneration", "function", "function", "lambdaVersion", "V3_0");
        file.component(TRIGGER_TYPE, "pre token", "trigger",
                appClient == null ? trigger : Map.of("trigger", "PreTokenGeneration", "function", "function", "lambdaVersion", "V3_0", "appClient", appClient));
    }

    String name() {
        return name;
    }

    List<String> usernames() {
        return people.stream().map(RealmFile::username).toList();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
