package dev.keypool.it.operations;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.RealmRepresentation;

/** A realm that is disabled answers nobody. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DisabledRealmIT {

    private final PoolRealm realm;

    DisabledRealmIT(KeycloakServer server) {
        this.realm = PoolRealm.on(server);
        RealmRepresentation disabled = realm.game().resource().toRepresentation();
        disabled.setEnabled(false);
        realm.game().resource().update(disabled);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        Map<String, AnyCall.Call> calls = AnyCall.about(realm.pool());
        return calls.keySet().stream().map(operation -> DynamicTest.dynamicTest(operation, () -> Case.refused(operation, "NotAuthorizedException",
                "The realm is disabled.", r -> calls.get(operation).by(AnyCall.UNSIGNED.contains(operation) ? r.anonymous() : r.administrator())).run(realm)));
    }
}
