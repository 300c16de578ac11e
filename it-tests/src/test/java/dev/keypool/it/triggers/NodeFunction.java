package dev.keypool.it.triggers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.RunProperties;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.tools.JavaScript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function in JavaScript in the runtime in which AWS runs it ({@code aws-lambda-ric}), and what stands between it and its callers
 * at AWS: the Invoke API on one side, Lambda's runtime API on the other.
 */
final class NodeFunction implements AutoCloseable {

    private static final String ROOT = "/node";
    private static final String RUNTIME = "/2018-06-01/runtime/";
    private static final int SECONDS = 20;

    private final String name = "node-" + UUID.randomUUID();
    private final BlockingQueue<Call> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private final HttpServer runtimeApi;
    private final Process process;

    private record Call(String id, byte[] event) {}

    private NodeFunction(Path file, Map<String, String> environment) throws IOException {
        runtimeApi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        runtimeApi.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        }));
        runtimeApi.createContext(RUNTIME, this::runtime);
        runtimeApi.start();
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + runtimeApi.getAddress().getPort());
        // The one that does without native code.
        all.put("AWS_LAMBDA_NODEJS_USE_ALTERNATIVE_CLIENT_1", "true");
        all.put("AWS_LAMBDA_FUNCTION_NAME", name);
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128");
        process = JavaScript.start(all, file(), "functions/run.mjs", file.getParent().toString(),
                file.getFileName().toString().replaceAll("\\.\\w+$", "") + ".handler");
        StandIns.at(ROOT + "/2015-03-31/functions/" + name + "/invocations", request -> invoke(request.body()));
    }

    /** @param file a module that exports a {@code handler} */
    static NodeFunction start(Path file, Map<String, String> environment) throws IOException {
        return new NodeFunction(file, environment);
    }

    /** One of {@code it-tests/javascript/functions}. */
    static NodeFunction start(String name, Map<String, String> environment) throws IOException {
        return start(JavaScript.path("functions").resolve(name), environment);
    }

    private static Path file() {
        return RunProperties.folder().resolve("node-functions.log");
    }

    /** What functions have printed, in this and other tests. */
    static String log() throws IOException {
        return Files.readString(file());
    }

    /** Makes it a function of the realm. */
    void addTo(FunctionRealm realm, KeycloakServer server, String function) {
        realm.component(function, "dev.keypool.triggers.TriggerFunction", "aws-lambda", Map.of("functionName", name,
                "endpoint", StandIns.uri(server, ROOT).toString(), "accessKeyId", "AKIAIOSFODNN7EXAMPLE", "secretAccessKey", "a secret key",
                "timeoutMillis", "20000", "attempts", "1"));
    }

    private Answer invoke(byte[] event) {
        Call call = new Call(UUID.randomUUID().toString(), event);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        answers.put(call.id(), answer);
        waiting.add(call);
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return Answer.of(500, "{}");
        }
    }

    private void runtime(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String[] path = exchange.getRequestURI().getPath().substring(RUNTIME.length()).split("/");
            if (path[path.length - 1].equals("next")) {
                next(exchange);
                return;
            }
            String json = new String(body, StandardCharsets.UTF_8);
            switch (path[path.length - 1]) {
                case "response" -> answers.remove(path[1]).complete(Answer.of(200, json));
                case "error" -> failed(path, new Answer(200, json, Map.of("X-Amz-Function-Error", "Unhandled")));
                default -> throw new IllegalStateException(exchange.getRequestURI().toString());
            }
            exchange.sendResponseHeaders(202, -1);
        }
    }

    /** A function that cannot be loaded fails whoever calls it. */
    private void failed(String[] path, Answer answer) {
        if (path[0].equals("invocation")) {
            answers.remove(path[1]).complete(answer);
        } else {
            StandIns.at(ROOT + "/2015-03-31/functions/" + name + "/invocations", request -> answer);
            answers.values().forEach(waits -> waits.complete(answer));
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Call call = waiting.take();
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", call.id());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + SECONDS * 1000L));
            exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:" + name);
            exchange.sendResponseHeaders(200, call.event().length);
            exchange.getResponseBody().write(call.event());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        runtimeApi.stop(0);
    }
}
