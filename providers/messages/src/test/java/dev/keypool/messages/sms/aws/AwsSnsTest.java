package dev.keypool.messages.sms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.messages.sms.SmsException;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a service of the test's own. */
final class AwsSnsTest {

    private static final String TAKEN = "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>";

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newCachedThreadPool());
        service.createContext("/works", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, TAKEN.length());
            exchange.getResponseBody().write(TAKEN.getBytes(UTF_8));
            exchange.close();
        });
        service.createContext("/breaks-once", exchange -> {
            if (asked.incrementAndGet() > 1) {
                exchange.sendResponseHeaders(200, TAKEN.length());
                exchange.getResponseBody().write(TAKEN.getBytes(UTF_8));
            }
            exchange.close();
        });
        service.createContext("/breaks", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        service.createContext("/hangs", exchange -> {
            asked.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        service.stop(0);
    }

    private void send(String path, boolean allowed) throws SmsException {
        OutboundSettings.Builder settings = OutboundSettings.builder().deadline(Duration.ofMillis(500));
        try (OutboundHttp http = new OutboundHttp(allowed ? settings.allowedPrivateHost("localhost").build() : settings.build())) {
            URI endpoint = URI.create("http://localhost:" + service.getAddress().getPort() + path);
            new AwsSns(http, Clock.systemUTC(), () -> new SnsPublish(endpoint, "us-east-1", new SigningCredentials("A", "s", null), null))
                    .send("+14155550123", "Your code is 123456");
        }
    }

    private void fails(String path, boolean allowed) {
        assertThatExceptionOfType(SmsException.class).isThrownBy(() -> send(path, allowed))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("14155550123").hasMessageNotContaining("123456"));
    }

    @Test
    void whatTheServiceTakesIsSentOnce() throws SmsException {
        send("/works", true);

        assertThat(asked).hasValue(1);
    }

    @Test
    void aBrokenConnectionIsTriedOnceMore() throws SmsException {
        send("/breaks-once", true);
        assertThat(asked).hasValue(2);

        fails("/breaks", true);
        assertThat(asked).hasValue(4);
    }

    @Test
    void nobodyWaitsForASecondSilence() {
        fails("/hangs", true);

        assertThat(asked).hasValue(1);
    }

    @Test
    void settingsThatCannotBeUsedAreNamed() {
        try (OutboundHttp http = new OutboundHttp(OutboundSettings.builder().build())) {
            AwsSns sns = new AwsSns(http, Clock.systemUTC(), () -> {
                throw new IllegalArgumentException("The vault has no such secret.");
            });

            assertThatExceptionOfType(SmsException.class).isThrownBy(() -> sns.send("+14155550123", "Your code is 123456"))
                    .withMessage("The sender of SMS cannot be used: The vault has no such secret.");
        }
    }

    @Test
    void aPrivateAddressIsNotCalledUnlessItIsAllowed() {
        fails("/works", false);

        assertThat(asked).hasValue(0);
    }
}
