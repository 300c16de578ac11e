package dev.keypool.triggers.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundSettings;
import dev.keypool.triggers.functions.FunctionException.Kind;
import dev.keypool.triggers.jars.FunctionFolder;
import dev.keypool.triggers.jars.HandlerSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what a function in a JAR does, in the words of triggers. */
final class JavaFunctionTest {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(20), 3, 2);

    private final FunctionCalls calls = new FunctionCalls(new OutboundHttp(OutboundSettings.builder().build()), Clock.systemUTC());
    @TempDir
    private Path root;
    private FunctionFolder folder;

    @BeforeEach
    void inTheFolder() {
        folder = new FunctionFolder(root);
    }

    @AfterEach
    void close() {
        calls.close();
    }

    private ObjectNode call(HandlerSpec spec, CallLimits limits) throws FunctionException {
        return calls.call("id", limits, new JavaFunction(spec), EventJson.newObject().put("version", "1"));
    }

    private FunctionException failure(HandlerSpec spec, CallLimits limits) {
        return catchThrowableOfType(FunctionException.class, () -> call(spec, limits));
    }

    @Test
    void theEventComesBack() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", "event.put(\"calls\", System.setProperty(\"x\", \"\") == null); return event;");

        assertThat(call(spec, LIMITS).path("version").textValue()).isEqualTo("1");
    }

    @Test
    void itsNoIsARefusalOfOneLine() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", "throw new Exception2(\"Not\\n\\u202Etoday\"); } static class Exception2 extends RuntimeException {"
                + " Exception2(String m) { super(m); }");

        FunctionException failure = failure(spec, LIMITS);

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.getMessage()).isEqualTo("Not  today");
    }

    @Test
    void answersThatAreNoEvent() throws Exception {
        assertThat(failure(folder.ofMaps("null", "return null;"), LIMITS).kind()).isEqualTo(Kind.INVALID_RESPONSE);
        assertThat(failure(folder.ofMaps("list", "return List.of(event);"), LIMITS).kind()).isEqualTo(Kind.INVALID_RESPONSE);
        assertThat(failure(folder.ofMaps("text", "return \"{\";"), LIMITS).kind()).isEqualTo(Kind.INVALID_RESPONSE);
        assertThat(failure(folder.ofMaps("huge", "return Map.of(\"x\", \"x\".repeat(2_000_000));"), LIMITS).kind()).isEqualTo(Kind.INVALID_RESPONSE);
    }

    @Test
    void errorsOfJavasAreFailures() throws Exception {
        assertThat(failure(folder.ofMaps("f", "return handleRequest(event, context);"), LIMITS).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure(folder.spec("nowhere", "f.Handler"), LIMITS).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void aSilentOneIsCalledOnceAndAfterThreeSilentCallsNotAtAll() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", """
                String calls = System.getProperty("keypool.test.calls", "");
                System.setProperty("keypool.test.calls", calls + "x");
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    // gives up
                }
                return event;
                """);
        CallLimits quick = new CallLimits(Duration.ofMillis(500), 3, 8);
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(failure(spec, quick).getMessage()).contains("in time");
            }
            assertThat(failure(spec, quick).getMessage()).contains("for a while");
            assertThat(System.getProperty("keypool.test.calls")).isEqualTo("xxx");
        } finally {
            System.clearProperty("keypool.test.calls");
        }
    }
}
