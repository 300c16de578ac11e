package dev.keypool.hostedui.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.store.BrandingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class BrandingCacheTest {

    private static final BrandingKey CLIENT = new BrandingKey("realm", "client");
    private static final String STORED = Publication.of(Branding.empty()).json();

    private final BrandingCache cache = new BrandingCache();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aBrandingIsReadOnceAndSoIsThatThereIsNone() {
        Publication first = cache.get(CLIENT, key -> read(STORED));

        assertThat(cache.get(CLIENT, key -> read(STORED))).isSameAs(first).isNotNull();
        assertThat(cache.get(new BrandingKey("realm", null), key -> read(null))).isNull();
        assertThat(cache.get(new BrandingKey("realm", null), key -> read(null))).isNull();
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatIsForgottenIsReadAnewAlsoWhereSomebodyStillReads() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch forgotten = new CountDownLatch(1);
        Thread slow = new Thread(() -> cache.get(CLIENT, key -> {
            reading.countDown();
            await(forgotten);
            return read(null);
        }));
        slow.start();
        reading.await();
        cache.forgetAll();
        forgotten.countDown();
        slow.join();

        assertThat(cache.get(CLIENT, key -> read(STORED))).isNotNull();
        assertThat(reads).hasValue(2);
    }

    @Test
    void oneRealmIsForgottenAndTheOthersStay() throws InterruptedException {
        BrandingKey other = new BrandingKey("other", "client");
        BrandingKey sibling = new BrandingKey("realm", null);
        for (BrandingKey key : List.of(CLIENT, sibling, other)) {
            cache.get(key, any -> read(null));
        }
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch forgotten = new CountDownLatch(1);
        BrandingKey late = new BrandingKey("realm", "late");
        Thread slow = new Thread(() -> cache.get(late, key -> {
            reading.countDown();
            await(forgotten);
            return read(null);
        }));
        slow.start();
        reading.await();
        cache.forget("realm");
        forgotten.countDown();
        slow.join();

        assertThat(cache.get(other, any -> read(STORED))).isNull();
        for (BrandingKey key : List.of(CLIENT, sibling, late)) {
            assertThat(cache.get(key, any -> read(STORED))).isNotNull();
        }
        assertThat(reads).hasValue(7);
    }

    @Test
    void manyAtOnceReadOnce() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(8);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                all.countDown();
                await(all);
                cache.get(CLIENT, key -> read(STORED));
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(reads).hasValue(1);
    }

    @Test
    void whatCannotBeReadIsNoneAndToldOnce() {
        Function<BrandingKey, String> broken = key -> {
            reads.incrementAndGet();
            throw new IllegalStateException("The database is away");
        };

        List<String> said = said(() -> {
            for (int client = 0; client < 20; client++) {
                assertThat(cache.get(new BrandingKey("realm", "client-" + client), broken)).isNull();
                assertThat(cache.get(new BrandingKey("realm", "client-" + client), broken)).isNull();
            }
        });

        assertThat(said).singleElement().asString().contains("cannot be read");
        assertThat(reads).hasValue(20);
    }

    @Test
    void whatAStricterVersionDoesNotTakeIsNoneAndToldOnce() {
        List<String> said = said(() -> {
            for (String stored : List.of("{\"css\":\"body{display:none}\"}", "no JSON", "{\"sheets\":5}", "{}", STORED.replace("{\"settings\"", "{\"tomorrow\":1,\"settings\""))) {
                BrandingKey key = new BrandingKey("realm", stored);
                assertThat(cache.get(key, any -> stored)).isNull();
                assertThat(cache.get(key, any -> stored)).isNull();
            }
        });

        assertThat(said).hasSize(5).allSatisfy(line -> assertThat(line).contains("Publish it again").hasLineCount(1));
    }

    private String read(String stored) {
        reads.incrementAndGet();
        return stored;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> said(Runnable something) {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getParameters() == null ? line.getMessage() : String.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger logger = Logger.getLogger("dev.keypool.hostedui");
        logger.addHandler(handler);
        try {
            something.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }
}
