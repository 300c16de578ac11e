package dev.keypool.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.triggers.functions.JavaFunction;
import dev.keypool.triggers.jars.FunctionFolder;
import dev.keypool.triggers.jars.HandlerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

final class JavaFunctionFactoryTest {

    private final JavaFunctionFactory factory = new JavaFunctionFactory();
    @TempDir
    private Path home;

    @BeforeEach
    void ofAServer() {
        System.setProperty("kc.home.dir", home.toString());
        factory.init(null);
    }

    @AfterEach
    void close() {
        System.clearProperty("kc.home.dir");
    }

    private HandlerSpec spec(String name, String jar, String handler) {
        ComponentModel component = new ComponentModel();
        component.setName(name);
        component.put("jar", jar);
        component.put("handler", handler);
        return ((JavaFunction) factory.endpoint(new Settings(component), UnaryOperator.identity())).spec();
    }

    @Test
    void aFunctionInTheServersFolder() {
        assertThat(spec("claims", "claims-1.0.jar", "com.example.Handler")).isEqualTo(
                new HandlerSpec("claims", home.resolve("functions"), "claims-1.0.jar", "com.example.Handler"));
        assertThat(spec("claims", "claims", "com.example.Outer$Inner::handleRequest").className()).isEqualTo("com.example.Outer$Inner");
    }

    @Test
    void itsNameIsFitForLogs() {
        assertThat(spec("adds\nclaims.à la carte", "claims", "C").function()).isEqualTo("adds_claims___la_carte");
        assertThat(spec("x".repeat(128), "claims", "C").function()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", ".hidden", "../providers", "a/b", "a\\b", "/etc", "a\u0000", "a\n", " a", "\u00e4.jar"})
    void placesThatAreNoPlainName(String jar) {
        assertThatThrownBy(() -> spec("f", jar, "C")).isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("jar must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C::other", "com.example.", "1C", "com..C", "C::", "[LC;", "com/example/C", "C handleRequest"})
    void handlersThatAreNone(String handler) {
        assertThatThrownBy(() -> spec("f", "f.jar", handler)).isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("handler must be");
    }

    @Test
    void aHandlerIsNotLong() {
        assertThatThrownBy(() -> spec("f", "f.jar", "a".repeat(256))).isInstanceOf(InvalidConfigurationException.class);
    }

    @Test
    void whoeverSavesAFunctionIsToldWhatIsMissing() throws Exception {
        assertThatThrownBy(() -> factory.check(new JavaFunction(spec("f", "f", "f.Handler"))))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("there is no f in the folder of functions");

        Files.createDirectory(home.resolve("functions"));
        new FunctionFolder(home.resolve("functions")).ofMaps("f", "return event;");

        factory.check(new JavaFunction(spec("f", "f", "f.Handler")));
    }

    @Test
    void aServerWithoutAFolder() {
        System.clearProperty("kc.home.dir");
        JavaFunctionFactory without = new JavaFunctionFactory();
        without.init(null);
        ComponentModel component = new ComponentModel();

        assertThatThrownBy(() -> without.endpoint(new Settings(component), UnaryOperator.identity()))
                .isInstanceOf(InvalidConfigurationException.class).hasMessageContaining("java-functions-dir");
    }
}
