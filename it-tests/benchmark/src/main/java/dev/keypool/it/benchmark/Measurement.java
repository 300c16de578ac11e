package dev.keypool.it.benchmark;

import dev.keypool.it.distribution.KeycloakProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is measured on a server that runs, and what it must reach. */
final class Measurement {

    private static final String EMPTY = "Empty realm resource";
    private static final String GRANT = "Token endpoint, client credentials grant";
    private static final String REALM_TOKEN = "GetCredentialsForIdentity, 1,000 people, tokens seen before";

    /** So many new tokens in a run: to sign them takes longer than to use them. */
    private static final int NEW_TOKENS = 30_000;
    private static final double A_THIRD = 1 / 3.0;
    private static final int PASSES = 4;
    /** Less than of the exchange: what is a kind's own is little. */
    private static final int PASSES_OF_LOGINS = 3;

    private final KeycloakProcess keycloak;
    private final String host;
    private final Load load;
    private final Api api;
    private final BenchmarkRealm realm;
    private final PartnerRealms partners;
    private final Scenarios scenarios;
    private final int rounds = Integer.getInteger("keypool.benchmark.rounds", 3);
    private final int seconds = Integer.getInteger("keypool.benchmark.seconds", 10);

    Measurement(KeycloakProcess keycloak, String host, Path folder) throws Exception {
        this.keycloak = keycloak;
        this.host = host;
        this.load = new Load("http://" + host, folder);
        this.api = new Api("http://" + host);
        Map<String, String> admin = Map.of("Authorization",
                "Bearer " + api.token("master", "grant_type=password&client_id=admin-cli&username=admin&password=admin"));
        this.realm = new BenchmarkRealm();
        this.partners = new PartnerRealms(api, "http://" + host, admin);
        api.post("/admin/realms", "application/json", realm.file(partners).toString(), admin);
        partners.create(realm);
        this.scenarios = new Scenarios(api, host, realm);
    }

    /**
     * @param of {@code exchange}, {@code logins}, or neither for both
     * @return whether everything that is required is reached
     */
    boolean run(String of) throws Exception {
        boolean reached = true;
        if (!of.equals("logins")) {
            reached = exchange();
        }
        if (!of.equals("exchange")) {
            reached &= logins();
        }
        return reached;
    }

    private boolean exchange() throws Exception {
        Report report = new Report(load, rounds, seconds, new TreeMap<>(Map.of(EMPTY, "empty", GRANT, "grant")));
        report.add(Scenario.inTurn(EMPTY, scenarios::empty));
        report.add(Scenario.inTurn(GRANT, scenarios::clientCredentials));
        report.add(Scenario.inTurn(REALM_TOKEN, scenarios::tokensSeenBefore)).requires(GRANT, 20).requires(EMPTY, 0.4);
        report.add(Scenario.once("GetCredentialsForIdentity, each token never seen before", NEW_TOKENS,
                scenarios::tokensNeverSeen)).requires(GRANT, 10);
        report.add(Scenario.inTurn("GetCredentialsForIdentity, guests", scenarios::guests));
        report.add(Scenario.inTurn("GetCallerIdentity", scenarios::callerIdentity)).requires(EMPTY, 0.4);
        report.add(Scenario.inTurn("Access evaluation", scenarios::evaluation)).requires(EMPTY, 0.4);
        report.measure(new WarmUp(keycloak, PASSES));
        return report.print();
    }

    /** Every other kind of login beside the realm's own token. */
    private boolean logins() throws Exception {
        Report report = new Report(load, rounds, seconds, Map.of(REALM_TOKEN, "realm token"));
        report.add(Scenario.inTurn(REALM_TOKEN, scenarios::tokensSeenBefore));
        List<LoginScenarios> kinds = new ArrayList<>();
        LoginKinds logins = new LoginKinds(api, host, realm, partners, scenarios.backend());
        for (LoginKind kind : logins.all()) {
            kinds.add(new LoginScenarios(new Exchanges(api, host), kind));
        }
        kinds.forEach(kind -> report.add(kind.seenBefore()).requires(REALM_TOKEN, A_THIRD));
        List<RawRequest> assumptions = assumptions(logins.ofSessions(BenchmarkRealm.WITH_PASSWORD));
        report.add(Scenario.inTurn("AssumeRoleWithWebIdentity, seen before", () -> assumptions)).requires(REALM_TOKEN, A_THIRD);
        report.add(Scenario.once("AssumeRoleWithWebIdentity, never seen", LoginKinds.MADE_BY_KEYCLOAK, count -> assumptions(logins.ofSessions(count))));
        kinds.forEach(kind -> report.add(kind.neverSeen()));
        report.measure(new WarmUp(keycloak, PASSES_OF_LOGINS));
        return report.print();
    }

    private List<RawRequest> assumptions(List<String> tokens) {
        return tokens.stream().map(scenarios::assumeRole).toList();
    }
}
