package dev.keypool.triggers.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in the folder of functions and what is not, and what one function has to do with another and with Keycloak. */
final class LoadingTest {

    @TempDir
    private Path outside;
    private Path root;
    private FunctionFolder folder;

    @BeforeEach
    void inTheFolder() throws IOException {
        root = Files.createDirectory(outside.resolve("functions"));
        folder = new FunctionFolder(root);
    }

    private static String refused(HandlerSpec spec) {
        JarFailure failure = catchThrowableOfType(JarFailure.class, () -> JarFunctions.check(spec));
        assertThat(failure.kind()).isEqualTo(JarFailure.Kind.NOT_LOADED);
        return failure.getMessage();
    }

    private static String answer(HandlerSpec spec) throws JarFailure {
        try (JarFunctions functions = new JarFunctions(name -> (level, text) -> { })) {
            return new String(functions.call("id", "", spec, 1, Duration.ofSeconds(20), "{}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        }
    }

    private HandlerSpec ofSource(String source) throws IOException {
        return folder.function("f", "package f; import com.amazonaws.services.lambda.runtime.*; import java.util.Map; " + source);
    }

    @Test
    void aFunctionSeesNeitherKeycloakNorThisPackNorTheirLibraries() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", """
                StringBuilder seen = new StringBuilder();
                for (String name : new String[] {"org.keycloak.models.KeycloakSession", "dev.keypool.triggers.Triggers",
                        "dev.keypool.triggers.jars.Handler", "com.fasterxml.jackson.databind.ObjectMapper", "org.jboss.logging.Logger",
                        "com.amazonaws.services.lambda.runtime.Context", "java.sql.Connection"}) {
                    for (ClassLoader loader : new ClassLoader[] {getClass().getClassLoader(), Thread.currentThread().getContextClassLoader()}) {
                        try {
                            Class.forName(name, false, loader);
                            seen.append(name).append(' ');
                        } catch (ClassNotFoundException e) {
                            // as it should be
                        }
                    }
                }
                if (getClass().getResource("/META-INF/services/org.keycloak.provider.Spi") != null) seen.append("services");
                return seen.toString();
                """);

        assertThat(answer(spec).split(" ")).containsOnly("com.amazonaws.services.lambda.runtime.Context", "java.sql.Connection");
    }

    @Test
    void itsThreadBringsNothingOfTheCallers() throws Exception {
        HandlerSpec spec = folder.ofMaps("f", """
                return Thread.currentThread().getContextClassLoader() == getClass().getClassLoader() && Thread.currentThread().isDaemon();
                """);

        assertThat(answer(spec)).isEqualTo("true");
    }

    @Test
    void eachHasItsOwnVersionOfALibraryAndItsOwnStatics() throws Exception {
        String handler = """
                package f;
                import com.amazonaws.services.lambda.runtime.*;
                public class Handler implements RequestHandler<Object, String> {
                    public String handleRequest(Object event, Context context) {
                        return Library.version() + " " + ++Library.calls;
                    }
                }
                """;
        HandlerSpec one = folder.function("one", handler, library(1));
        HandlerSpec two = new HandlerSpec("g", root, folder.function("two", handler, library(2)).jar(), "f.Handler");

        try (JarFunctions functions = new JarFunctions(name -> (level, text) -> { })) {
            byte[] event = "{}".getBytes(StandardCharsets.UTF_8);
            assertThat(functions.call("1", "", one, 1, Duration.ofSeconds(20), event)).asString().isEqualTo("1 1");
            assertThat(functions.call("2", "", two, 1, Duration.ofSeconds(20), event)).asString().isEqualTo("2 1");
            assertThat(functions.call("1", "", one, 1, Duration.ofSeconds(20), event)).asString().isEqualTo("1 2");
            assertThat(functions.call("1", "events/", one, 1, Duration.ofSeconds(20), event)).asString().as("in another room").isEqualTo("1 3");
        }
    }

    private static String library(int version) {
        return "package f; class Library { static int calls; static int version() { return " + version + "; } }";
    }

    @Test
    void aCheckRunsNoCodeOfIt() throws Exception {
        HandlerSpec spec = ofSource("""
                public class Handler implements RequestHandler<Object, Object> {
                    static { System.setProperty("keypool.test.ran", "true"); }
                    public Object handleRequest(Object event, Context context) { return event; }
                }""");

        assertThatCode(() -> JarFunctions.check(spec)).doesNotThrowAnyException();
        assertThat(System.getProperty("keypool.test.ran")).isNull();
    }

    @Test
    void classesThatAreNoHandlers() throws Exception {
        assertThat(refused(ofSource("public class Handler { }"))).contains("must implement RequestHandler or RequestStreamHandler");
        assertThat(refused(folder.spec("f", "f.Other"))).contains("ClassNotFoundException");
        assertThat(refused(folder.spec("f", "java.lang.String"))).contains("must implement");
        assertThat(refused(folder.spec("f", "dev.keypool.triggers.Triggers"))).contains("ClassNotFoundException");
    }

    @Test
    void aHandlerWithoutAPlainConstructor() throws Exception {
        assertThat(refused(ofSource("""
                public class Handler implements RequestHandler<Object, Object> {
                    public Handler(String needed) { }
                    public Object handleRequest(Object event, Context context) { return event; }
                }"""))).contains("public constructor without parameters");
    }

    @Test
    void aHandlerThatCannotBeMade() throws Exception {
        HandlerSpec spec = ofSource("""
                public class Handler implements RequestHandler<Object, Object> {
                    static final Object X = x();
                    static Object x() { throw new IllegalStateException("no configuration"); }
                    public Object handleRequest(Object event, Context context) { return event; }
                }""");

        JarFailure failure = catchThrowableOfType(JarFailure.class, () -> answer(spec));

        assertThat(failure.kind()).isEqualTo(JarFailure.Kind.NOT_LOADED);
        assertThat(failure.getMessage()).endsWith("fails to start with java.lang.IllegalStateException").as("it goes into logs").doesNotContain("no configuration");
    }

    @Test
    void aLibraryThatIsMissing() throws Exception {
        Path library = outside.resolve("library.jar");
        FunctionFolder.jar(library, List.of(), "package f; public class Missing { }");
        Files.createDirectory(root.resolve("f"));
        Files.copy(FunctionFolder.core(), root.resolve("f/core.jar"));
        FunctionFolder.jar(root.resolve("f/function.jar"), List.of(library), """
                package f; import com.amazonaws.services.lambda.runtime.*;
                public class Handler extends Missing implements RequestHandler<Object, Object> {
                    public Object handleRequest(Object event, Context context) { return event; }
                }""");

        assertThat(refused(folder.spec("f", "f.Handler"))).contains("NoClassDefFoundError").contains("Missing");
    }

    @Test
    void nothingOutsideOfTheFolder() throws Exception {
        folder.ofMaps("good", "return event;");
        Files.move(root.resolve("good"), outside.resolve("stolen"));
        Files.createSymbolicLink(root.resolve("link"), outside.resolve("stolen"));
        Files.createDirectory(root.resolve("half"));
        Files.createSymbolicLink(root.resolve("half/function.jar"), outside.resolve("stolen/function.jar"));

        assertThat(refused(folder.spec("link", "f.Handler"))).contains("not in the folder");
        assertThat(refused(folder.spec("half", "f.Handler"))).contains("not in the folder");
        assertThat(refused(folder.spec("../stolen", "f.Handler"))).contains("not in the folder");
        assertThat(refused(folder.spec(outside.resolve("stolen").toString(), "f.Handler"))).contains("not in the folder");
        assertThat(refused(folder.spec(".", "f.Handler"))).contains("not in the folder");
        assertThat(refused(folder.spec("nowhere", "f.Handler"))).contains("there is no nowhere");
    }

    @Test
    void linksInsideTheFolderAsKubernetesMakesThem() throws Exception {
        folder.ofMaps("..data", "return event;");
        Files.createSymbolicLink(root.resolve("f"), Path.of("..data"));

        assertThat(answer(folder.spec("f", "f.Handler"))).isEqualTo("{}");
    }

    @Test
    void filesThatAreNoJars() throws Exception {
        Files.createDirectory(root.resolve("empty"));
        Files.writeString(root.resolve("text.jar"), "no JAR");

        assertThat(refused(folder.spec("empty", "f.Handler"))).contains("must hold 1 to");
        assertThat(refused(folder.spec("text.jar", "f.Handler"))).contains("ClassNotFoundException");
    }
}
