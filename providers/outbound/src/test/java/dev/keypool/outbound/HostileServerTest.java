package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.outbound.OutboundException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that mean to hold threads, fill memory or be misunderstood. */
@Timeout(60)
class HostileServerTest {

    private static final Duration DEADLINE = Duration.ofMillis(700);
    /** For a busy machine; what these servers do takes longer than that. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static OutboundSettings.Builder settings() {
        return OutboundSettings.builder().allowedPrivateHost("127.0.0.1").deadline(DEADLINE).readTimeout(Duration.ofSeconds(5));
    }

    private static void drip(Socket connection, String text) throws Exception {
        OutputStream out = connection.getOutputStream();
        for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
            out.write(b);
            out.flush();
            Thread.sleep(50);
        }
    }

    private static Duration timeTo(Reason expected, RawServer server, OutboundHttp http) {
        long start = System.nanoTime();
        assertThat(Refusals.of(http, server.uri("/"))).isEqualTo(expected);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void silenceEndsAtTheReadTimeout() throws Exception {
        try (RawServer server = new RawServer(connection -> Thread.sleep(50_000));
                OutboundHttp http = new OutboundHttp(settings().deadline(Duration.ofSeconds(40)).readTimeout(Duration.ofMillis(300)).build())) {
            assertThat(timeTo(Reason.TIMED_OUT, server, http)).isBetween(Duration.ofMillis(250), MARGIN);
        }
    }

    @Test
    void headersThatDripEndAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer(connection -> drip(connection, "HTTP/1.1 200 OK\r\nX: " + "a".repeat(1000)));
                OutboundHttp http = new OutboundHttp(settings().build())) {
            assertThat(timeTo(Reason.TIMED_OUT, server, http)).isBetween(DEADLINE, DEADLINE.plus(MARGIN));
        }
    }

    @Test
    void aBodyThatDripsEndsAtTheDeadlineAndItsConnectionIsClosed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            try {
                drip(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "a".repeat(1000));
            } finally {
                closed.countDown();
            }
        }); OutboundHttp http = new OutboundHttp(settings().build())) {
            assertThat(timeTo(Reason.TIMED_OUT, server, http)).isBetween(DEADLINE, DEADLINE.plus(MARGIN));
            assertThat(closed.await(5, TimeUnit.SECONDS)).as("the server noticed").isTrue();
        }
    }

    @Test
    void interimAnswersWithoutEndStopAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            while (true) {
                connection.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(5);
            }
        }); OutboundHttp http = new OutboundHttp(settings().build())) {
            assertThat(timeTo(Reason.TIMED_OUT, server, http)).isBetween(DEADLINE, DEADLINE.plus(MARGIN));
        }
    }

    @Test
    void aServerThatDoesNotReadABodyIsLeftAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer(connection -> Thread.sleep(50_000)); OutboundHttp http = new OutboundHttp(settings().build())) {
            long start = System.nanoTime();
            OutboundRequest request = OutboundRequest.post(server.uri("/"), Map.of(), new byte[32 * 1024 * 1024]);
            assertThat(Refusals.of(() -> http.send(request))).isEqualTo(Reason.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plus(MARGIN));
        }
    }

    @Test
    void aNameServerThatHangsHoldsNoCaller() {
        try (OutboundHttp http = new OutboundHttp(settings().build(), host -> {
            try {
                Thread.sleep(50_000);
            } catch (InterruptedException e) {
                // The client was closed.
            }
            return new InetAddress[0];
        })) {
            long start = System.nanoTime();
            assertThat(Refusals.of(http, URI.create("https://slow.example/"))).isEqualTo(Reason.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plus(MARGIN));
        }
    }

    @Test
    void aServerThatAcceptsNothingMoreEndsAtTheConnectTimeout() throws Exception {
        List<Socket> fillers = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                OutboundHttp http = new OutboundHttp(settings().deadline(Duration.ofSeconds(40)).connectTimeout(Duration.ofMillis(300)).build())) {
            for (int i = 0; i < 2; i++) {
                fillers.add(new Socket("127.0.0.1", full.getLocalPort()));
            }
            assertThat(Refusals.of(http, URI.create("http://127.0.0.1:" + full.getLocalPort() + "/"))).isEqualTo(Reason.TIMED_OUT);
        } finally {
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    @Test
    void anInterruptedCallerStopsWaiting() throws Exception {
        try (RawServer server = new RawServer(connection -> Thread.sleep(50_000));
                OutboundHttp http = new OutboundHttp(settings().deadline(Duration.ofSeconds(30)).readTimeout(Duration.ofSeconds(30)).build())) {
            Thread.currentThread().interrupt();
            assertThat(Refusals.of(http, server.uri("/"))).isEqualTo(Reason.CANCELLED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aCallMayAskForLessTimeThanTheClientGivesAndGetsNoMore() throws Exception {
        OutboundSettings.Builder patient = settings().deadline(Duration.ofSeconds(30)).readTimeout(Duration.ofSeconds(30));
        try (RawServer slow = new RawServer(connection -> Thread.sleep(50_000));
                OutboundHttp quick = new OutboundHttp(settings().build()); OutboundHttp http = new OutboundHttp(patient.build())) {
            OutboundRequest request = OutboundRequest.get(slow.uri("/"), Map.of());
            long start = System.nanoTime();
            assertThat(Refusals.of(() -> http.send(request, Duration.ofMillis(50), 10))).isEqualTo(Reason.TIMED_OUT);
            assertThat(Refusals.of(() -> quick.send(request, Duration.ofMinutes(5), 10))).isEqualTo(Reason.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
        }
    }

    @Test
    void aCallMayAskForLessThanTheClientTakesAndGetsNoMore() throws Exception {
        try (RawServer ten = new RawServer(RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"));
                OutboundHttp http = new OutboundHttp(settings().maxResponseBytes(9).build())) {
            OutboundRequest request = OutboundRequest.get(ten.uri("/"), Map.of());
            assertThat(Refusals.of(() -> http.send(request, DEADLINE, 1000))).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() throws Exception {
        try (RawServer ten = new RawServer(RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"));
                OutboundHttp http = new OutboundHttp(settings().build())) {
            OutboundRequest request = OutboundRequest.get(ten.uri("/"), Map.of());
            assertThat(http.send(request, DEADLINE, 10).body()).hasSize(10);
            assertThat(Refusals.of(() -> http.send(request, DEADLINE, 9))).isEqualTo(Reason.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n", "\r\n"})
    void hugeBodiesAreCutOffHoweverTheyComeAndNotDrained(String framing) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (RawServer server = new RawServer(connection -> {
            RawServer.readHead(connection);
            OutputStream out = connection.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\n" + framing).getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("1000\r\n" + "a".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                while (true) {
                    out.write(chunk);
                }
            } finally {
                ended.countDown();
            }
        }); OutboundHttp http = new OutboundHttp(settings().deadline(Duration.ofSeconds(20)).maxResponseBytes(100_000).build())) {
            assertThat(timeTo(Reason.TOO_LARGE, server, http)).isLessThan(MARGIN);
            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aGzipBombIsNotUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 1000; i++) {
                zip.write(new byte[100_000]);
            }
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n";
        try (RawServer server = new RawServer(RawServer.answering(head + bomb.toString(StandardCharsets.ISO_8859_1)));
                OutboundHttp http = new OutboundHttp(settings().deadline(Duration.ofSeconds(20)).build())) {
            assertThat(bomb.size()).isLessThan(1024 * 1024);
            assertThat(Refusals.of(http, server.uri("/"))).isEqualTo(Reason.BAD_RESPONSE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "HTTP/1.1 999 Odd\r\n\r\n",
            "HTTP/1.1 -1 Odd\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n"})
    void whatIsNotHttpIsRefused(String answer) throws Exception {
        try (RawServer server = new RawServer(RawServer.answering(answer));
                OutboundHttp http = new OutboundHttp(settings().deadline(Duration.ofSeconds(10)).build())) {
            assertThat(Refusals.of(http, server.uri("/"))).isEqualTo(Reason.BAD_RESPONSE);
        }
    }

    @Test
    void headersAreBoundedInLengthAndNumber() throws Exception {
        String many = "X: y\r\n".repeat(101);
        String longOne = "X: " + "y".repeat(9000) + "\r\n";
        for (String headers : List.of(many, longOne)) {
            try (RawServer server = new RawServer(RawServer.answering("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 0\r\n\r\n"));
                    OutboundHttp http = new OutboundHttp(settings().deadline(Duration.ofSeconds(10)).build())) {
                assertThat(Refusals.of(http, server.uri("/"))).isEqualTo(Reason.BAD_RESPONSE);
            }
        }
    }

    @Test
    void aHostThatHangsTakesItsOwnPlacesOnly() throws Exception {
        CountDownLatch hanging = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        try (RawServer slow = new RawServer(connection -> {
            hanging.countDown();
            release.await();
        });
                RawServer quick = new RawServer(RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n"));
                OutboundHttp http = new OutboundHttp(settings().deadline(Duration.ofSeconds(40)).readTimeout(Duration.ofSeconds(40))
                        .maxCalls(3).maxCallsPerHost(2).build())) {
            List<Future<Reason>> calls = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                calls.add(callers.submit(() -> Refusals.of(http, slow.uri("/"))));
            }
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            assertThat(Refusals.of(http, slow.uri("/"))).isEqualTo(Reason.BUSY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("refused at once").isLessThan(MARGIN);
            assertThat(http.send(OutboundRequest.get(quick.uri("/"), Map.of())).status()).isEqualTo(204);
            release.countDown();
            for (Future<Reason> call : calls) {
                assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(Reason.BAD_RESPONSE);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void placesComeBackAfterEveryKindOfEnd() throws Exception {
        try (RawServer slow = new RawServer(connection -> Thread.sleep(50_000));
                RawServer odd = new RawServer(RawServer.answering("garbage"));
                RawServer large = new RawServer(RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789"));
                RawServer quick = new RawServer(RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n"));
                OutboundHttp http = new OutboundHttp(settings().maxCalls(1).maxCallsPerHost(1).maxResponseBytes(5).build())) {
            for (RawServer server : List.of(slow, odd, large)) {
                assertThat(Refusals.of(http, server.uri("/"))).isIn(Reason.TIMED_OUT, Reason.BAD_RESPONSE, Reason.TOO_LARGE);
                eventually(() -> http.send(OutboundRequest.get(quick.uri("/"), Map.of())).status() == 204);
            }
        }
    }

    private interface Attempt {
        boolean works() throws OutboundException;
    }

    /** The place of a call that was given up comes back when its thread has noticed, a moment later. */
    private static void eventually(Attempt attempt) throws Exception {
        for (int i = 0; i < 200; i++) {
            try {
                if (attempt.works()) {
                    return;
                }
            } catch (OutboundException e) {
                assertThat(e.reason()).isEqualTo(Reason.BUSY);
            }
            Thread.sleep(25);
        }
        throw new AssertionError("no place came back");
    }
}
