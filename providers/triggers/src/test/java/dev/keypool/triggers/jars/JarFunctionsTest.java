package dev.keypool.triggers.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.triggers.jars.JarFailure.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions in real JARs, made of AWS's interfaces. */
final class JarFunctionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String EVENT = """
            {"version":"1","triggerSource":"TokenGeneration_HostedAuth","userName":"alice","callerContext":{"clientId":"app"},
             "request":{"userAttributes":{"email":"a@example.com"},"groupConfiguration":{"groupsToOverride":["players"]}},
             "response":{"claimsOverrideDetails":null}}""";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final JarFunctions functions = new JarFunctions(name -> (level, text) -> log.add(level + " " + text));
    @TempDir
    private Path root;
    private FunctionFolder folder;

    @BeforeEach
    void inTheFolder() {
        folder = new FunctionFolder(root);
    }

    @AfterEach
    void close() {
        functions.close();
    }

    private JsonNode call(HandlerSpec spec) throws Exception {
        return JSON.readTree(bytes(spec));
    }

    private byte[] bytes(HandlerSpec spec) throws JarFailure {
        return functions.call("id", "", spec, 4, LIMIT, EVENT.getBytes(StandardCharsets.UTF_8));
    }

    private JarFailure failure(HandlerSpec spec) {
        return catchThrowableOfType(JarFailure.class, () -> bytes(spec));
    }

    @Test
    void aMap() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", "((Map) event.get(\"response\")).put(\"answer\", 42); return event;");

        JsonNode answer = call(spec);

        assertThat(answer.at("/response/answer").intValue()).isEqualTo(42);
        assertThat(answer.path("userName").textValue()).isEqualTo("alice");
    }

    @Test
    void classesOfAwsEvents() throws Exception {
        HandlerSpec spec = folder.function("f", """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
                import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent.*;
                import java.util.Map;
                public class Claims implements RequestHandler<CognitoUserPoolPreTokenGenerationEvent, CognitoUserPoolPreTokenGenerationEvent> {
                    public CognitoUserPoolPreTokenGenerationEvent handleRequest(CognitoUserPoolPreTokenGenerationEvent event, Context context) {
                        String group = event.getRequest().getGroupConfiguration().getGroupsToOverride()[0];
                        event.getResponse().setClaimsOverrideDetails(ClaimsOverrideDetails.builder()
                                .withClaimsToAddOrOverride(Map.of("group", group, "client", event.getCallerContext().getClientId())).build());
                        return event;
                    }
                }
                """);

        JsonNode answer = call(spec);

        assertThat(answer.at("/response/claimsOverrideDetails/claimsToAddOrOverride").toString())
                .contains("\"group\":\"players\"").contains("\"client\":\"app\"");
        assertThat(answer.at("/response/claimsOverrideDetails").has("groupOverrideDetails")).as("null would take the groups away").isFalse();
        assertThat(answer.path("triggerSource").textValue()).isEqualTo("TokenGeneration_HostedAuth");
    }

    @Test
    void classesOfItsOwnByABaseClass() throws Exception {
        HandlerSpec spec = folder.function("f", """
                package f;
                public class Handler extends Base<Event> {
                    Event handle(Event event) {
                        event.setUserName(event.getUserName() + "!");
                        return event;
                    }
                }
                """, """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                abstract class Base<T> implements RequestHandler<T, T> {
                    public T handleRequest(T event, Context context) {
                        return handle(event);
                    }
                    abstract T handle(T event);
                }
                """, """
                package f;
                public class Event {
                    private String userName;
                    public String getUserName() { return userName; }
                    public void setUserName(String to) { userName = to; }
                }
                """);

        assertThat(call(spec).toString()).isEqualTo("{\"userName\":\"alice!\"}");
    }

    @Test
    void classesThatDoNotFitTheEvent() throws Exception {
        HandlerSpec spec = folder.function("f", """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                public class Handler implements RequestHandler<Handler.Event, String> {
                    public record Event(int userName) { }
                    public String handleRequest(Event event, Context context) {
                        return "{}";
                    }
                }
                """);

        assertThat(failure(spec).kind()).isEqualTo(Kind.BROKE);
        assertThat(failure(spec).getMessage()).contains("f.Handler$Event").doesNotContain("alice");
    }

    @Test
    void aText() throws Exception {
        HandlerSpec spec = folder.function("f", """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                public class Handler implements RequestHandler<String, String> {
                    public String handleRequest(String event, Context context) {
                        return event.replace("alice", "bob");
                    }
                }
                """);

        assertThat(call(spec).path("userName").textValue()).isEqualTo("bob");
    }

    @Test
    void streams() throws Exception {
        HandlerSpec spec = folder.function("f", """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                import java.io.*;
                public class Handler implements RequestStreamHandler {
                    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
                        in.transferTo(out);
                        context.getLogger().log("passed on by " + context.getFunctionName());
                    }
                }
                """);

        assertThat(call(spec)).isEqualTo(JSON.readTree(EVENT));
        assertThat(log).containsExactly("INFO passed on by f");
    }

    @Test
    void aStreamThatIsTooLongIsNoRefusal() throws Exception {
        HandlerSpec spec = folder.function("f", """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                import java.io.*;
                public class Handler implements RequestStreamHandler {
                    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
                        out.write(new byte[2_000_000]);
                    }
                }
                """);

        assertThat(failure(spec).kind()).isEqualTo(JarFailure.Kind.BAD_OUTPUT);
    }

    @Test
    void oneJarWithEverything() throws Exception {
        folder.ofMaps("parts", "return event;");
        Path fat = root.resolve("fat.jar");
        Files.copy(root.resolve("parts/function.jar"), fat);

        assertThat(failure(folder.spec("fat.jar", "f.Handler")).getMessage()).contains("RequestHandler");
        FunctionFolder.add(fat, FunctionFolder.core());
        assertThat(call(folder.spec("fat.jar", "f.Handler")).path("userName").textValue()).isEqualTo("alice");
    }

    @Test
    void theContext() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", """
                context.getLogger().log("a line\\n");
                context.getLogger().log("bytes".getBytes());
                context.getLogger().log("a warning", com.amazonaws.services.lambda.runtime.logging.LogLevel.WARN);
                Map<String, Object> all = new HashMap<>();
                all.put("id", context.getAwsRequestId());
                all.put("name", context.getFunctionName());
                all.put("version", context.getFunctionVersion());
                all.put("remaining", context.getRemainingTimeInMillis());
                all.put("memory", context.getMemoryLimitInMB());
                all.put("identity", String.valueOf(context.getIdentity()));
                all.put("trace", String.valueOf(context.getXrayTraceId()));
                all.put("same", context.equals(context) && context.hashCode() == context.hashCode() && !context.toString().isEmpty());
                return all;
                """);

        JsonNode context = call(spec);

        assertThat(context.path("id").textValue()).hasSize(36);
        assertThat(call(spec).path("id")).isNotEqualTo(context.path("id"));
        assertThat(context.path("name").textValue()).isEqualTo("f");
        assertThat(context.path("version").textValue()).isEqualTo("$LATEST");
        assertThat(context.path("remaining").intValue()).isBetween(1, (int) LIMIT.toMillis());
        assertThat(context.path("memory").intValue()).isPositive();
        assertThat(context.path("identity").textValue()).isEqualTo("null");
        assertThat(context.path("same").booleanValue()).isTrue();
        assertThat(log).startsWith("INFO a line\n", "INFO bytes", "WARN a warning");
    }

    @Test
    void aCallHasSoManyLogLines() throws Exception {
        call(folder.ofMaps("f", "for (int i = 0; i < 10_000; i++) context.getLogger().log(\"line \" + i); return event;"));

        assertThat(log).hasSize(Invocation.MAX_LINES + 1).last().asString().contains("left out");
    }

    @Test
    void anExceptionIsItsNo() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", "throw new IllegalStateException(\"Not on Sundays, \" + event.get(\"userName\"));");

        JarFailure failure = failure(spec);

        assertThat(failure.kind()).isEqualTo(Kind.THREW);
        assertThat(failure.getMessage()).isEqualTo("Not on Sundays, alice");
        assertThat(log).as("where, but not what: it may tell of the person").hasSize(1).first().asString()
                .startsWith("DEBUG java.lang.IllegalStateException at ").contains("f.Handler.handleRequest(Handler.java:6)").doesNotContain("alice");
    }

    @Test
    void anExceptionWhoseMessageThrows() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", "throw new RuntimeException() { public String getMessage() { throw new Error(\"no\"); } };");

        assertThat(failure(spec).kind()).isEqualTo(Kind.THREW);
        assertThat(failure(spec).getMessage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "return handleRequest(event, context);",
        "throw new AssertionError(\"secret\");",
        "throw new NoClassDefFoundError(\"x\");",
        "return new Object() { public Object getIt() { throw new LinkageError(); } };"})
    void anErrorIsAFailureAndTheNextCallGoesOn(String body) throws Exception {
        HandlerSpec spec = folder.ofMaps("f", "if (event.containsKey(\"version\")) { " + body + " } return event;");

        JarFailure failure = failure(spec);

        assertThat(failure.kind()).isIn(Kind.BROKE, Kind.BAD_OUTPUT);
        assertThat(failure.getMessage()).doesNotContain("secret");
        assertThat(failure(spec).kind()).isIn(Kind.BROKE, Kind.BAD_OUTPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "return \"x\".repeat(2_000_000);",
        "Map<String, Object> m = new HashMap<>(); m.put(\"m\", m); return m;",
        "return new Object() { public Object getSelf() { return this; } };"})
    void anAnswerThatCannotBeTaken(String body) throws Exception {
        assertThat(failure(folder.ofMaps("f", body)).kind()).isEqualTo(Kind.BAD_OUTPUT);
    }

    @Test
    void aStreamThatIsTooLongEvenWhereTheFunctionDoesNotMind() throws Exception {
        HandlerSpec spec = folder.function("f", """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                import java.io.*;
                public class Handler implements RequestStreamHandler {
                    public void handleRequest(InputStream in, OutputStream out, Context context) {
                        for (int i = 0; i < 100; i++) {
                            try {
                                out.write(new byte[100_000]);
                            } catch (IOException e) {
                                // goes on
                            }
                        }
                    }
                }
                """);

        assertThat(failure(spec).kind()).isEqualTo(Kind.BAD_OUTPUT);
    }

    @Test
    void itIsMadeOnceAndAgainWhenItsSettingsChange() throws Exception {
        HandlerSpec first = folder.function("first", counting());
        HandlerSpec second = folder.function("second", counting());

        assertThat(call(first).path("calls").intValue()).isEqualTo(1);
        assertThat(call(first).path("calls").intValue()).isEqualTo(2);
        assertThat(call(second).path("calls").intValue()).isEqualTo(1);
        assertThat(call(first).path("calls").intValue()).as("made anew").isEqualTo(1);
    }

    private static String counting() {
        return """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                import java.util.*;
                public class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
                    private static int calls;
                    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
                        return Map.of("calls", ++calls);
                    }
                }
                """;
    }

    @Test
    void whatIsNotThereYetIsFoundLater() throws Exception {
        HandlerSpec spec = folder.spec("late", "f.Handler");
        assertThat(failure(spec).kind()).isEqualTo(Kind.NOT_LOADED);

        folder.ofMaps("late", "return event;");

        assertThat(call(spec)).isNotNull();
    }
}
