package dev.keypool.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.client.Http;
import dev.keypool.it.client.KeypoolMetrics;
import dev.keypool.it.client.PoolUser;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.RealmRepresentation;
import software.amazon.awssdk.services.cognitoidentity.model.TooManyRequestsException;

/** A realm's own limits: of requests in a second, and of pools. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RatesIT {

    private final KeycloakServer server;
    private final PoolRealm stopped;

    RatesIT(KeycloakServer server) {
        this.server = server;
        this.stopped = PoolRealm.on(server);
        set(stopped, "keypool.requestsPerSecond",
                EveryOperationIT.model().keySet().stream().map(operation -> operation + "=0").collect(Collectors.joining(" ")));
    }

    @AfterAll
    void close() {
        stopped.close();
    }

    static void set(PoolRealm realm, String attribute, String value) {
        RealmRepresentation representation = realm.game().resource().toRepresentation();
        representation.getAttributes().put(attribute, value);
        realm.game().resource().update(representation);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationCanBeLimited() {
        return AnyCall.about(stopped.pool()).entrySet().stream().map(call -> DynamicTest.dynamicTest(call.getKey(), () ->
                Case.refused(call.getKey(), "TooManyRequestsException", "Rate exceeded", realm -> call.getValue()
                        .by(AnyCall.UNSIGNED.contains(call.getKey()) ? realm.anonymous() : realm.administrator())).run(stopped)));
    }

    /** Otherwise anybody could use up what administrators have. */
    @Test
    void aRequestThatIsNotSignedDoesNotCountAsOneThatIs() {
        Case.refused("ListIdentityPools", "MissingAuthenticationTokenException", "Request is missing Authentication Token",
                realm -> realm.anonymous().listIdentityPools(request -> request.maxResults(1))).run(stopped);
    }

    @Test
    void thePlainWayIsNoWayAround() {
        HttpResponse<String> answer = new Http().post(URI.create(server.realm(stopped.game().name()) + "/identity-pools/credentials"),
                "{\"identityPoolId\":\"" + stopped.pool() + "\"}", "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("temporarily_unavailable", "Rate exceeded");
    }

    @Test
    void warmExchangesAreHeldToTheLimitToo() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (PoolRealm realm = PoolRealm.on(server)) {
            set(realm, "keypool.requestsPerSecond", "GetCredentialsForIdentity=2");
            PoolUser alice = realm.alice();
            String identity = alice.getId(realm.pool());
            KeypoolMetrics metrics = new KeypoolMetrics(server);
            callUntilWarm(realm, alice, identity, metrics);
            double warm = metrics.requests(Map.of("warm", "true"));
            // The second in which the last of those calls was answered is over: the first of the next is answered, warm.
            Thread.sleep(1100);
            long start = System.nanoTime();
            int answered = 0;
            int refused = 0;
            for (Future<Boolean> call : threads.invokeAll(IntStream.range(0, 200)
                    .<Callable<Boolean>>mapToObj(i -> () -> isAnswered(realm, alice, identity)).toList())) {
                if (call.get()) {
                    answered++;
                } else {
                    refused++;
                }
            }
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 2;
            assertThat(refused).as("of 200 calls in " + seconds + " seconds").isPositive();
            assertThat(answered).isPositive().isLessThanOrEqualTo((int) (2 * seconds));
            assertThat(metrics.requests(Map.of("warm", "true"))).as("some were warm").isGreaterThan(warm);
            assertThat(realm.anonymous().getId(request -> request.identityPoolId(realm.pool())).identityId()).as("no other operation").isNotBlank();
        } finally {
            threads.shutdownNow();
        }
    }

    /** The change of the realm's settings made the node forget the realm, and the first calls remember it. */
    private static void callUntilWarm(PoolRealm realm, PoolUser user, String identity, KeypoolMetrics metrics) throws InterruptedException {
        double warm = metrics.requests(Map.of("warm", "true"));
        for (int calls = 0; calls < 50 && metrics.requests(Map.of("warm", "true")) == warm; calls++) {
            isAnswered(realm, user, identity);
            Thread.sleep(600);
        }
    }

    private static boolean isAnswered(PoolRealm realm, PoolUser user, String identity) {
        try {
            realm.anonymous().getCredentialsForIdentity(request -> request.identityId(identity).logins(realm.logins(user)));
            return true;
        } catch (TooManyRequestsException e) {
            return false;
        }
    }

    @Test
    void thereAreAsManyPoolsAsTheRealmMayHave() {
        try (PoolRealm realm = PoolRealm.on(server)) {
            int there = realm.poolIds().size();
            set(realm, "keypool.maxIdentityPools", Integer.toString(there + 1));
            String last = realm.newPool();
            Case.refused("CreateIdentityPool", "LimitExceededException", "as many identity pools as it may have: " + (there + 1),
                    PoolRealm::newPool).run(realm);
            realm.administrator().deleteIdentityPool(request -> request.identityPoolId(last));
            assertThat(realm.newPool()).isNotEqualTo(last);
        }
    }
}
