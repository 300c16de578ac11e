package dev.keypool.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/** Calls that change one pool at the same time: each is done whole, or refused and not done at all. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConcurrentChangeIT {

    private static final String CONCURRENT = "ConcurrentModificationException";
    /** Of operations that do not have the other in the model; SDKs try again after it. */
    private static final String BUSY = "TooManyRequestsException";
    private static final String NOT_FOUND = "ResourceNotFoundException";
    private static final int CALLS = 12;
    private static final int MOST_ROUNDS = 40;

    private final PoolRealm realm;

    ConcurrentChangeIT(KeycloakServer server) {
        this.realm = PoolRealm.on(server);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    /** In rounds, until some call really was refused. */
    @Test
    void whatWasDoneIsThereAndWhatWasRefusedIsNot() throws Exception {
        int refused = 0;
        for (int round = 0; round < MOST_ROUNDS && refused == 0; round++) {
            String pool = realm.newPool();
            List<Runnable> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                Map<String, String> tag = Map.of("tag-" + i, "of call " + i);
                calls.add(() -> realm.administrator().tagResource(request -> request.resourceArn(PoolRealm.poolArn(pool)).tags(tag)));
            }

            List<String> outcomes = Outcomes.together(calls);

            assertThat(outcomes).isSubsetOf(Outcomes.DONE, BUSY).contains(Outcomes.DONE);
            Map<String, String> expected = new TreeMap<>();
            for (int i = 0; i < CALLS; i++) {
                if (outcomes.get(i).equals(Outcomes.DONE)) {
                    expected.put("tag-" + i, "of call " + i);
                } else {
                    refused++;
                }
            }
            assertThat(realm.administrator().listTagsForResource(request -> request.resourceArn(PoolRealm.poolArn(pool))).tags())
                    .isEqualTo(expected);
        }
        assertThat(refused).isPositive();
    }

    @RepeatedTest(5)
    void changesAndADeletion() throws Exception {
        String pool = realm.newPool();
        CognitoIdentityClient administrator = realm.administrator();
        List<Runnable> calls = List.of(
                () -> administrator.updateIdentityPool(request -> request.identityPoolId(pool).identityPoolName("Renamed")
                        .allowUnauthenticatedIdentities(true).cognitoIdentityProviders(realm.client("cli"))),
                () -> administrator.setIdentityPoolRoles(request -> request.identityPoolId(pool)
                        .roles(Map.of("authenticated", PoolRealm.roleArn("player")))),
                () -> administrator.setPrincipalTagAttributeMap(request -> request.identityPoolId(pool)
                        .identityProviderName(realm.provider()).useDefaults(true)),
                () -> administrator.tagResource(request -> request.resourceArn(PoolRealm.poolArn(pool)).tags(Map.of("a", "b"))),
                () -> administrator.untagResource(request -> request.resourceArn(PoolRealm.poolArn(pool)).tagKeys("a")),
                () -> realm.alice().getId(pool),
                () -> administrator.deleteIdentityPool(request -> request.identityPoolId(pool)));

        List<String> outcomes = Outcomes.together(calls);

        assertThat(outcomes.subList(0, 2)).isSubsetOf(Outcomes.DONE, CONCURRENT, NOT_FOUND);
        assertThat(outcomes.subList(2, outcomes.size())).isSubsetOf(Outcomes.DONE, BUSY, NOT_FOUND, "ResourceConflictException");
        boolean deleted = outcomes.get(outcomes.size() - 1).equals(Outcomes.DONE);
        assertThat(Outcomes.of(() -> administrator.describeIdentityPool(request -> request.identityPoolId(pool))))
                .isEqualTo(deleted ? NOT_FOUND : Outcomes.DONE);
    }
}
