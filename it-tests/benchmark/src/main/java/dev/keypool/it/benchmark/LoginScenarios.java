package dev.keypool.it.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Exchanges of one kind of login. */
final class LoginScenarios {

    private final Exchanges exchanges;
    private final LoginKind kind;
    private final List<String> identities = new ArrayList<>();
    private final List<RawRequest> seen;

    LoginScenarios(Exchanges exchanges, LoginKind kind) {
        this.exchanges = exchanges;
        this.kind = kind;
        List<String> tokens = kind.ofEachPerson();
        tokens.forEach(token -> identities.add(exchanges.identity(BenchmarkRealm.LOGINS, kind.provider(), token)));
        this.seen = requests(tokens);
    }

    Scenario seenBefore() {
        return Scenario.inTurn(kind.name() + ", seen before", () -> seen);
    }

    Scenario neverSeen() {
        return Scenario.once(kind.name() + ", never seen", kind.once(), count -> requests(kind.tokens().apply(count)));
    }

    private List<RawRequest> requests(List<String> tokens) {
        List<RawRequest> requests = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            requests.add(exchanges.credentials(identities.get(i % identities.size()), kind.provider(), tokens.get(i)));
        }
        return requests;
    }
}
