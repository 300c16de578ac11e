package dev.keypool.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The errors of the model that an operation answers only while other calls change the same: in rounds, until there is one. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConcurrentRefusalsIT {

    private static final int CALLS = 12;
    private static final int MOST_ROUNDS = 40;

    private final PoolRealm realm;

    ConcurrentRefusalsIT(KeycloakServer server) {
        this.realm = PoolRealm.on(server);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void updateIdentityPoolIsRefusedWhileThePoolIsChanged() throws Exception {
        String pool = realm.newPool();
        isRefused("ConcurrentModificationException", () -> realm.administrator().updateIdentityPool(request -> request.identityPoolId(pool)
                .identityPoolName("p").allowUnauthenticatedIdentities(true).cognitoIdentityProviders(realm.client("cli"))));
    }

    @Test
    void setIdentityPoolRolesIsRefusedWhileThePoolIsChanged() throws Exception {
        String pool = realm.newPool();
        isRefused("ConcurrentModificationException", () -> realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(pool)
                .roles(Map.of("authenticated", PoolRealm.roleArn("player")))));
    }

    private static void isRefused(String error, Runnable call) throws Exception {
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS && !seen.contains(error); round++) {
            seen.addAll(Outcomes.together(Collections.nCopies(CALLS, call)));
        }
        assertThat(seen).containsExactlyInAnyOrder(Outcomes.DONE, error);
    }

    /** Of several who take the same login from an identity one does; whoever finds it gone afterwards is no holder any more. */
    @Test
    void unlinkIdentityConflictsWithAnotherOne() throws Exception {
        String pool = realm.newPool();
        Map<String, String> logins = realm.logins(realm.alice());
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS && !seen.contains("ResourceConflictException"); round++) {
            String identity = realm.anonymous().getId(request -> request.identityPoolId(pool).logins(logins)).identityId();

            List<String> outcomes = Outcomes.together(Collections.nCopies(CALLS, () -> realm.anonymous()
                    .unlinkIdentity(request -> request.identityId(identity).logins(logins).loginsToRemove(realm.provider()))));

            assertThat(outcomes).containsOnlyOnce(Outcomes.DONE).isSubsetOf(Outcomes.DONE, "ResourceConflictException", "NotAuthorizedException");
            assertThat(realm.administrator().describeIdentity(request -> request.identityId(identity)).logins()).isEmpty();
            seen.addAll(outcomes);
        }
        assertThat(seen).contains("ResourceConflictException");
    }
}
