package dev.keypool.it.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that come at a steady rate, whatever becomes of those before: people do not wait for each other. */
final class Arrivals implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger succeeded = new AtomicInteger();

    Arrivals(URI address, String form, int perSecond) {
        HttpRequest request = HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)).build();
        clock.scheduleAtFixedRate(() -> http.sendAsync(request, BodyHandlers.discarding()).thenAccept(answer -> {
            if (answer.statusCode() < 300) {
                succeeded.incrementAndGet();
            }
        }), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    int succeeded() {
        return succeeded.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
