package dev.keypool.triggers.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.triggers.jars.JarFailure.Kind;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that take longer than they may. */
final class SlowFunctionsTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final JarFunctions functions = new JarFunctions(name -> (level, text) -> { });
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    @TempDir
    private Path root;
    private FunctionFolder folder;

    @BeforeEach
    void inTheFolder() {
        folder = new FunctionFolder(root.resolve("functions"));
        Metrics.addRegistry(metrics);
    }

    @AfterEach
    void close() throws Exception {
        // Whatever still waits for it ends.
        Files.writeString(root.resolve("go"), "");
        functions.close();
        Metrics.removeRegistry(metrics);
    }

    private String call(HandlerSpec spec, int places, Duration limit) throws JarFailure {
        return new String(functions.call("id", "", spec, places, limit, "{}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private JarFailure.Kind failure(HandlerSpec spec, int places) {
        return catchThrowableOfType(JarFailure.class, () -> call(spec, places, SHORT)).kind();
    }

    /** Waits in vain until there is a file, the first time that it is asked. */
    private HandlerSpec deaf() throws Exception {
        return folder.ofMaps("deaf", """
                if (System.getProperty("keypool.test.deaf") == null) return "quick";
                try {
                    java.nio.file.Files.writeString(java.nio.file.Path.of("%1$s", "started"), "");
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                while (!java.nio.file.Files.exists(java.nio.file.Path.of("%1$s", "go"))) Thread.onSpinWait();
                return "late";
                """.formatted(root));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("keypool-function-f")).count();
    }

    private int overdue() {
        var timer = metrics.find("keypool.trigger.overdue").tag("function", "f").longTaskTimer();
        return timer == null ? 0 : timer.activeTasks();
    }

    @Test
    void oneThatListensIsInterrupted() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", """
                if (System.getProperty("keypool.test.slow") == null) return "quick";
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    System.clearProperty("keypool.test.slow");
                }
                return "late";
                """);
        assertThat(call(spec, 1, LONG)).isEqualTo("quick");
        System.setProperty("keypool.test.slow", "true");

        assertThat(failure(spec, 1)).isEqualTo(Kind.SILENT);

        await(() -> System.getProperty("keypool.test.slow") == null);
        await(() -> "quick".equals(or(() -> call(spec, 1, LONG))));
        await(() -> overdue() == 0);
    }

    private interface Call {
        String get() throws JarFailure;
    }

    private static String or(Call call) {
        try {
            return call.get();
        } catch (JarFailure e) {
            return e.kind().name();
        }
    }

    @Test
    void oneThatDoesNotStopKeepsItsPlaceAndIsReported() throws Exception {
        // Those of the test before end when they find out.
        await(() -> threads() == 0);
        HandlerSpec spec = deaf();
        assertThat(call(spec, 2, LONG)).isEqualTo("quick");
        System.setProperty("keypool.test.deaf", "true");
        try {
            assertThat(failure(spec, 2)).isEqualTo(Kind.SILENT);
            assertThat(failure(spec, 2)).isEqualTo(Kind.SILENT);
        } finally {
            System.clearProperty("keypool.test.deaf");
        }

        assertThat(failure(spec, 2)).as("both places are taken").isEqualTo(Kind.BUSY);
        assertThat(threads()).as("and no thread is made in their place").isEqualTo(2);
        await(() -> overdue() == 2);

        Files.writeString(root.resolve("go"), "");
        await(() -> overdue() == 0);
        assertThat(call(spec, 2, LONG)).isEqualTo("quick");
    }

    @Test
    void oneThatHangsWhileItIsMade() throws Exception {
        HandlerSpec spec = folder.function("f", """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                public class Handler implements RequestHandler<Object, Object> {
                    public Handler() throws Exception {
                        Thread.sleep(60_000);
                    }
                    public Object handleRequest(Object event, Context context) {
                        return event;
                    }
                }
                """);

        List<CompletableFuture<Kind>> calls = List.of(CompletableFuture.supplyAsync(() -> failure(spec, 2)),
                CompletableFuture.supplyAsync(() -> failure(spec, 2)));

        assertThat(calls).extracting(CompletableFuture::join).containsOnly(Kind.SILENT);
        await(() -> failure(spec, 2) == Kind.SILENT);
    }

    @Test
    void soManyCallsAtOnce() throws Exception {
        HandlerSpec spec = deaf();
        assertThat(call(spec, 1, LONG)).isEqualTo("quick");
        System.setProperty("keypool.test.deaf", "true");
        CompletableFuture<String> first;
        try {
            first = CompletableFuture.supplyAsync(() -> or(() -> call(spec, 1, LONG)));
            await(() -> Files.exists(root.resolve("started")));
        } finally {
            System.clearProperty("keypool.test.deaf");
        }

        assertThat(failure(spec, 1)).isEqualTo(Kind.BUSY);

        Files.writeString(root.resolve("go"), "");
        assertThat(first.join()).isEqualTo("late");
    }

    @Test
    void callsOfOneRoomTakeNoPlaceInAnother() throws Exception {
        HandlerSpec spec = deaf();
        try (JarFunctions rooms = new JarFunctions(name -> (level, text) -> { })) {
            byte[] event = "{}".getBytes(StandardCharsets.UTF_8);
            rooms.call("1", "", spec, 1, LONG, event);
            System.setProperty("keypool.test.deaf", "true");
            try {
                assertThat(catchThrowableOfType(JarFailure.class, () -> rooms.call("1", "events", spec, 1, SHORT, event)).kind()).isEqualTo(Kind.SILENT);
            } finally {
                System.clearProperty("keypool.test.deaf");
            }

            assertThat(catchThrowableOfType(JarFailure.class, () -> rooms.call("1", "events", spec, 1, SHORT, event)).kind()).isEqualTo(Kind.BUSY);
            assertThat(rooms.call("1", "", spec, 1, LONG, event)).asString().isEqualTo("quick");
            Files.writeString(root.resolve("go"), "");
        }
    }

    @Test
    void soManyCallsOnANode() throws Exception {
        HandlerSpec spec = deaf();
        try (JarFunctions two = new JarFunctions(name -> (level, text) -> { }, 2)) {
            byte[] event = "{}".getBytes(StandardCharsets.UTF_8);
            two.call("1", "", spec, 8, LONG, event);
            System.setProperty("keypool.test.deaf", "true");
            try {
                for (String id : List.of("1", "2")) {
                    assertThat(catchThrowableOfType(JarFailure.class, () -> two.call(id, "", spec, 8, SHORT, event)).kind()).isEqualTo(Kind.SILENT);
                }
            } finally {
                System.clearProperty("keypool.test.deaf");
            }

            JarFailure failure = catchThrowableOfType(JarFailure.class, () -> two.call("3", "", spec, 8, SHORT, event));

            assertThat(failure.kind()).isEqualTo(Kind.BUSY);
            Files.writeString(root.resolve("go"), "");
            await(() -> "quick".equals(or(() -> new String(two.call("3", "", spec, 8, LONG, event), StandardCharsets.UTF_8))));
        }
    }

    @Test
    void changedSettingsLetCallsUnderWayEnd() throws Exception {
        HandlerSpec spec = deaf();
        assertThat(call(spec, 1, LONG)).isEqualTo("quick");
        System.setProperty("keypool.test.deaf", "true");
        CompletableFuture<String> first;
        try {
            first = CompletableFuture.supplyAsync(() -> or(() -> call(spec, 1, LONG)));
            await(() -> Files.exists(root.resolve("started")));
        } finally {
            System.clearProperty("keypool.test.deaf");
        }

        assertThat(call(spec, 2, LONG)).isEqualTo("quick");

        Files.writeString(root.resolve("go"), "");
        assertThat(first.join()).isEqualTo("late");
    }
}
