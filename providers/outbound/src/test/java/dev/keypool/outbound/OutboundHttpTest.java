package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keypool.outbound.OutboundException.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> seenHeaders = Collections.synchronizedMap(new HashMap<>());
    private HttpServer server;
    private OutboundHttp http;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        http = new OutboundHttp(OutboundSettings.builder().allowedPrivateHost("127.0.0.1").build());
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8));
        exchange.getRequestHeaders().forEach((name, values) -> seenHeaders.put(name, values.get(0)));
        exchange.getResponseHeaders().add("Set-Cookie", "session=1");
        exchange.getResponseHeaders().add("X-Twice", "one");
        exchange.getResponseHeaders().add("X-Twice", "two");
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/redirect/")) {
            exchange.getResponseHeaders().add("Location", "/secret");
            exchange.sendResponseHeaders(Integer.parseInt(path.substring("/redirect/".length())), -1);
        } else if (path.startsWith("/status/")) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            exchange.sendResponseHeaders(Integer.parseInt(path.substring("/status/".length())), -1);
        } else {
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : 4);
            if (!exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write("body".getBytes(StandardCharsets.UTF_8));
            }
        }
        exchange.close();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private OutboundResponse get(String path) throws OutboundException {
        return http.send(OutboundRequest.get(uri(path), Map.of()));
    }

    @Test
    void anAnswerHasStatusHeadersAndBody() throws Exception {
        OutboundResponse answer = get("/a?b=c");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString().isEqualTo("body");
        assertThat(answer.header("x-TWICE")).isEqualTo("one");
        assertThat(answer.headers().get("x-twice")).containsExactly("one", "two");
        assertThat(answer.header("X-None")).isNull();
        assertThat(seen).containsExactly("GET /a?b=c ");
    }

    @Test
    void aBodyAndHeadersAreSent() throws Exception {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        http.send(OutboundRequest.post(uri("/post"), Map.of("Content-Type", "application/json", "Authorization", "Bearer x"), body));
        http.send(new OutboundRequest("POST", uri("/empty"), Map.of(), null));
        http.send(new OutboundRequest("HEAD", uri("/head"), Map.of(), null));
        http.send(new OutboundRequest("DELETE", uri("/delete"), Map.of(), null));
        assertThat(seen).containsExactly("POST /post {\"a\":1}", "POST /empty ", "HEAD /head ", "DELETE /delete ");
        assertThat(seenHeaders).containsEntry("Authorization", "Bearer x").containsEntry("Content-type", "application/json");
    }

    @Test
    void nothingIsKeptBetweenCallsAndNoCompressionIsAskedFor() throws Exception {
        get("/first");
        get("/second");
        assertThat(seenHeaders).doesNotContainKey("Cookie").containsEntry("Accept-encoding", "identity").containsEntry("User-agent", "Keypool");
    }

    @Test
    void pathsGoOutAsTheyAreWritten() throws Exception {
        get("/a%2Fb/../c//d?e=%2F");
        assertThat(seen).containsExactly("GET /a%2Fb/../c//d?e=%2F ");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreAnswersAndNotFollowed(int status) throws Exception {
        OutboundResponse answer = get("/redirect/" + status);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("location")).isEqualTo("/secret");
        assertThat(seen).containsExactly("GET /redirect/" + status + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 407, 429, 500, 503})
    void errorsAreAnswersAndNotRepeated(int status) throws Exception {
        assertThat(get("/status/" + status).status()).isEqualTo(status);
        assertThat(seen).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"TRACE,X,y", "CONNECT,X,y", "get,X,y", "'',X,y", "'GET / HTTP/1.1\r\nX:',X,y", "GET,Host,evil.example", "GET,content-length,5",
            "GET,Transfer-Encoding,chunked", "GET,Connection,close", "GET,Proxy-Authorization,x", "GET,Accept-Encoding,gzip", "GET,Expect,100-continue",
            "GET,'',y", "GET,'X Y',y", "GET,'X:',y", "GET,'X\r\nY',y", "GET,X,'y\r\nZ: z'", "GET,X,'y\nZ: z'", "GET,X,b\u00fccher"})
    void requestsThatCouldMeanTwoThingsAreNotSent(String method, String header, String value) {
        OutboundRequest request = new OutboundRequest(method, uri("/"), Map.of(header, value), null);
        assertThat(Refusals.of(() -> http.send(request))).isEqualTo(Reason.BAD_REQUEST);
        assertThat(seen).isEmpty();
    }

    @Test
    void aGetHasNoBody() {
        OutboundRequest request = new OutboundRequest("GET", uri("/"), Map.of(), new byte[1]);
        assertThat(Refusals.of(() -> http.send(request))).isEqualTo(Reason.BAD_REQUEST);
    }

    @Test
    void httpIsOnlyForAllowedHosts() {
        assertThat(Refusals.of(http, URI.create("http://a.example/"))).isEqualTo(Reason.SCHEME_NOT_ALLOWED);
        assertThat(Refusals.of(http, URI.create("http://127.0.0.2/"))).isEqualTo(Reason.SCHEME_NOT_ALLOWED);
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        try (RawServer keeping = new RawServer(connection -> {
            while (!RawServer.readHead(connection).isEmpty()) {
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            for (int i = 0; i < 5; i++) {
                assertThat(http.send(OutboundRequest.get(keeping.uri("/"), Map.of())).status()).isEqualTo(200);
            }
            assertThat(keeping.connections).hasValue(1);
        }
    }

    @Test
    void aGetIsSentAgainOnAConnectionThatTheServerClosedMeanwhileAndAPostIsNot() throws Exception {
        try (RawServer closing = new RawServer(connection -> {
            RawServer.readHead(connection);
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            RawServer.readHead(connection);
        })) {
            OutboundRequest post = OutboundRequest.post(closing.uri("/"), Map.of(), new byte[0]);
            for (int i = 0; i < 3; i++) {
                assertThat(http.send(OutboundRequest.get(closing.uri("/"), Map.of())).status()).isEqualTo(200);
            }
            assertThat(closing.connections).hasValue(3);
            assertThat(Refusals.of(() -> http.send(post))).isEqualTo(Reason.BAD_RESPONSE);
        }
    }

    @Test
    void noMessageHasPathQueryOrSecrets() throws Exception {
        int closed;
        try (RawServer server = new RawServer(connection -> { })) {
            closed = server.port();
        }
        URI uri = URI.create("http://127.0.0.1:" + closed + "/hook/path-secret?access_token=query-secret");
        OutboundRequest request = OutboundRequest.post(uri, Map.of("Authorization", "Bearer header-secret"), "body-secret".getBytes(StandardCharsets.UTF_8));
        assertThat(request.toString()).doesNotContain("secret");
        OutboundException refused = catchThrowableOfType(OutboundException.class, () -> http.send(request));
        assertThat(refused.reason()).isEqualTo(Reason.CONNECT_FAILED);
        assertThat(refused).hasMessage("The connection failed (http://127.0.0.1:" + closed + ").");
        assertThat(get("/").toString()).isEqualTo("OutboundResponse[200, 4 bytes]");
    }

    /** Apache's classes log at debug level what they do; whoever turns that on shall not get tokens. */
    @Test
    void noLogHasPathQueryOrSecrets() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Logger apache = Logger.getLogger("org.apache.http");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLoggerName() + " " + line.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        handler.setLevel(Level.ALL);
        apache.addHandler(handler);
        apache.setLevel(Level.ALL);
        apache.setUseParentHandlers(false);
        try (OutboundHttp logged = new OutboundHttp(OutboundSettings.builder().allowedPrivateHost("127.0.0.1").build())) {
            logged.send(OutboundRequest.post(uri("/path-secret?token=query-secret"), Map.of("Authorization", "header-secret"),
                    "body-secret".getBytes(StandardCharsets.UTF_8)));
            assertThat(lines).as("debug logging is on").isNotEmpty();
            assertThat(lines).noneMatch(line -> line.contains("secret") || line.contains("Set-Cookie"));
        } finally {
            apache.setLevel(null);
            apache.removeHandler(handler);
        }
    }

    @Test
    void aClosedClientSendsNothing() {
        http.close();
        assertThat(Refusals.of(http, uri("/"))).isEqualTo(Reason.CANCELLED);
        assertThat(seen).isEmpty();
    }
}
