package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.keycloak.common.crypto.CryptoIntegration;

@Timeout(60)
class IssuerKeysTest {

    private static final SigningKey A = SigningKey.ec("a", "P-256");
    private static final SigningKey B = SigningKey.ec("b", "P-256");
    private static final Duration AGE = Duration.ofMinutes(10);

    private final ManualClock clock = new ManualClock();
    private final AtomicInteger loads = new AtomicInteger();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private volatile List<SigningKey> published = List.of(A);
    private volatile ExternalTokenException failure;
    private final IssuerKeys keys = new IssuerKeys("https://idp.example", this::load, clock, background::add);

    @BeforeAll
    static void crypto() {
        CryptoIntegration.init(IssuerKeysTest.class.getClassLoader());
    }

    private PublishedKeys load() throws ExternalTokenException {
        loads.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
        ObjectNode set = StandIn.object();
        ArrayNode array = set.putArray("keys");
        published.forEach(key -> array.add(key.jwk()));
        return new PublishedKeys(KeySet.parse(set), AGE);
    }

    private void providerFails() {
        failure = new ExternalTokenException(Reason.PROVIDER_UNREACHABLE, "down");
    }

    private boolean has(String keyId) throws ExternalTokenException {
        return keys.find(keyId, "ES256") != null;
    }

    private Reason refused(String keyId) {
        return Refused.by(() -> keys.find(keyId, "ES256"));
    }

    @Test
    void keysAreLoadedOnceAndUsedAgain() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(has("a")).isTrue();
        }
        assertThat(loads).hasValue(1);
        assertThat(background).isEmpty();
    }

    @Test
    void theyAreRefreshedInTheBackgroundBeforeTheyAreOld() throws Exception {
        has("a");
        clock.pass(AGE.multipliedBy(79).dividedBy(100));
        has("a");
        assertThat(background).isEmpty();
        clock.pass(AGE.dividedBy(50));
        has("a");
        has("a");
        assertThat(background).as("one refresh for all callers").hasSize(1);
        assertThat(loads).hasValue(1);
        published = List.of(B);
        background.remove().run();
        assertThat(loads).hasValue(2);
        assertThat(has("b")).isTrue();
        clock.pass(AGE.dividedBy(2));
        has("b");
        assertThat(background).isEmpty();
    }

    @Test
    void aKeyThatTheProviderTookBackIsGoneWhenTheyAreOld() throws Exception {
        has("a");
        published = List.of(B);
        clock.pass(AGE.plusSeconds(1));
        assertThat(refused("a")).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(loads).hasValue(2);
    }

    @Test
    void anUnknownKeyIsAskedForButNotMoreThanOnceInTenSeconds() throws Exception {
        has("a");
        assertThat(refused("b")).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(loads).as("they were loaded a moment ago").hasValue(1);
        clock.pass(IssuerKeys.UNKNOWN_KEY_PAUSE);
        for (int i = 0; i < 50; i++) {
            assertThat(refused("made-up-" + i)).isEqualTo(Reason.UNKNOWN_KEY);
        }
        assertThat(loads).hasValue(2);
        published = List.of(A, B);
        clock.pass(IssuerKeys.UNKNOWN_KEY_PAUSE);
        assertThat(has("b")).as("a rotated key is found").isTrue();
        assertThat(loads).hasValue(3);
    }

    @Test
    void oldKeysDoForABoundedTimeWhenTheProviderIsDown() throws Exception {
        has("a");
        providerFails();
        clock.pass(AGE.plusSeconds(1));
        assertThat(has("a")).isTrue();
        assertThat(loads).hasValue(2);
        assertThat(refused("b")).isEqualTo(Reason.UNKNOWN_KEY);
        clock.pass(IssuerKeys.STALE_USE.minusSeconds(5));
        assertThat(has("a")).isTrue();
        clock.pass(Duration.ofSeconds(5));
        assertThat(refused("a")).isEqualTo(Reason.PROVIDER_UNREACHABLE);
        failure = null;
        clock.pass(IssuerKeys.LAST_RETRY);
        assertThat(has("a")).isTrue();
    }

    @Test
    void failuresAreRememberedLongerEachTimeSoThatADeadProviderTakesNoThreads() {
        providerFails();
        List<Integer> loadsByMinute = new ArrayList<>();
        for (int minute = 0; minute < 5; minute++) {
            for (int second = 0; second < 60; second++) {
                assertThat(refused("a")).isEqualTo(Reason.PROVIDER_UNREACHABLE);
                clock.pass(Duration.ofSeconds(1));
            }
            loadsByMinute.add(loads.getAndSet(0));
        }
        // At 0, 10, 30, 70, 150 and 230 seconds.
        assertThat(loadsByMinute).containsExactly(3, 1, 1, 1, 0);
    }

    @Test
    void aFailedRefreshChangesNothingAndIsTriedAgainLater() throws Exception {
        has("a");
        clock.pass(AGE.multipliedBy(9).dividedBy(10));
        providerFails();
        has("a");
        background.remove().run();
        assertThat(has("a")).isTrue();
        assertThat(background).as("not at once").isEmpty();
        clock.pass(IssuerKeys.FIRST_RETRY);
        failure = null;
        has("a");
        background.remove().run();
        clock.pass(AGE.dividedBy(2));
        assertThat(has("a")).isTrue();
        assertThat(loads).hasValue(3);
    }

    @Test
    void anUnknownKeyOfAProviderThatIsDownSaysSo() throws Exception {
        has("a");
        clock.pass(IssuerKeys.UNKNOWN_KEY_PAUSE);
        providerFails();
        assertThat(refused("b")).isEqualTo(Reason.PROVIDER_UNREACHABLE);
        assertThat(refused("b")).as("then it is not asked").isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(has("a")).isTrue();
        assertThat(loads).hasValue(2);
    }

    @Test
    void whatGoesWrongUnexpectedlyLeavesNobodyWaiting() throws Exception {
        IssuerKeys broken = new IssuerKeys("https://idp.example", () -> {
            throw new IllegalStateException("a bug");
        }, clock, background::add);
        assertThatIllegalStateException().isThrownBy(() -> broken.find("a", "ES256"));
        assertThat(Refused.by(() -> broken.find("a", "ES256"))).isEqualTo(Reason.PROVIDER_UNREACHABLE);
    }

    @Test
    void aRefreshThatFindsNoThreadIsTriedAgain() throws Exception {
        IssuerKeys busy = new IssuerKeys("https://idp.example", this::load, clock, work -> {
            throw new RejectedExecutionException();
        });
        busy.find("a", "ES256");
        clock.pass(AGE.multipliedBy(9).dividedBy(10));
        assertThat(busy.find("a", "ES256")).isNotNull();
        clock.pass(AGE);
        assertThat(busy.find("a", "ES256")).isNotNull();
        assertThat(loads).hasValue(2);
    }

    @Test
    void manyCallersShareOneLoadAndFewOfThemWait() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        IssuerKeys slow = new IssuerKeys("https://idp.example", () -> {
            loading.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return load();
        }, clock, background::add);
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<Future<String>> results = new ArrayList<>();
            results.add(callers.submit(() -> outcome(slow)));
            assertThat(loading.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 50; i++) {
                results.add(callers.submit(() -> outcome(slow)));
            }
            // All but the one that loads and those that wait for it are refused without waiting.
            while (results.stream().filter(Future::isDone).count() < 50 - IssuerKeys.MAX_WAITING) {
                Thread.sleep(10);
            }
            answer.countDown();
            int found = 0;
            for (Future<String> result : results) {
                String outcome = result.get(10, TimeUnit.SECONDS);
                assertThat(outcome).isIn("found", "PROVIDER_UNREACHABLE");
                found += outcome.equals("found") ? 1 : 0;
            }
            assertThat(found).isEqualTo(1 + IssuerKeys.MAX_WAITING);
            assertThat(loads).hasValue(1);
        } finally {
            callers.shutdownNow();
        }
    }

    private static String outcome(IssuerKeys keys) {
        try {
            keys.find("a", "ES256");
            return "found";
        } catch (ExternalTokenException e) {
            return e.reason().name();
        }
    }
}
