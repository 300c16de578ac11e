package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules' texts, which Keycloak adds to those of every theme. */
final class MessagesTest {

    private static final Path MODULES = Path.of("..");
    private static final Path MESSAGES = Path.of("src/main/resources/theme-resources/messages");
    private static final Pattern MARK = Pattern.compile("<\\d>");

    @ParameterizedTest
    @MethodSource("files")
    void everyLanguageSaysWhatEnglishSays(Path file) throws IOException {
        assertThat(properties(file).stringPropertyNames()).isEqualTo(english(file).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTextHasTheArgumentsOfTheEnglishOne(Path file) throws IOException {
        Properties english = english(file);

        properties(file).forEach((key, text) -> assertThat(arguments((String) text))
                .as("%s: %s", key, text)
                .isEqualTo(arguments(english.getProperty((String) key))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noTextIsEmptyOrHasQuotesOrBracesThatWouldBeLost(Path file) throws IOException {
        assertThat(properties(file)).allSatisfy((key, text) -> assertThat((String) text)
                .isNotBlank()
                .matches("(?s)(?:[^'{}]|''|\\{\\d})*"));
    }

    /**
     * Unlike a theme's files these are named as Java names a locale: Keycloak looks for {@code zh_CN}, and not for
     * {@code zh_Hans} too.
     */
    @ParameterizedTest
    @MethodSource("modules")
    void everyLanguageOfKeycloaksLoginThemeIsThere(Path module) throws IOException {
        Properties keycloaks = new Properties();
        try (var content = MessagesTest.class.getResourceAsStream("/theme/base/login/theme.properties")) {
            keycloaks.load(content);
        }

        assertThat(filesOf(module).map(file -> file.getFileName().toString())).containsAll(
                Stream.of(keycloaks.getProperty("locales").split(","))
                        .map(tag -> "messages_" + Locale.forLanguageTag(tag.strip()) + ".properties")
                        .toList());
    }

    /** Where it is not, one module's texts would be the JAR's. */
    @Test
    void theBuildPutsTheFilesOfALanguageTogether() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        assertThat(files()).allSatisfy(file -> assertThat(pom)
                .contains("<resource>theme-resources/messages/" + file.getFileName() + "</resource>"));
    }

    private static List<String> arguments(String text) {
        String said = new MessageFormat(text, Locale.ROOT).format(new Object[] {"<0>", "<1>", "<2>", "<3>"});
        return MARK.matcher(said).results().map(MatchResult::group).sorted().toList();
    }

    private static Stream<Path> modules() throws IOException {
        try (Stream<Path> modules = Files.list(MODULES)) {
            return modules.filter(module -> Files.exists(module.resolve(MESSAGES))).sorted().toList().stream();
        }
    }

    private static Stream<Path> files() throws IOException {
        Stream<Path> files = Stream.empty();
        for (Path module : modules().toList()) {
            files = Stream.concat(files, filesOf(module));
        }
        return files;
    }

    private static Stream<Path> filesOf(Path module) throws IOException {
        try (Stream<Path> files = Files.list(module.resolve(MESSAGES))) {
            return files.sorted().toList().stream();
        }
    }

    private static Properties english(Path file) throws IOException {
        return properties(file.resolveSibling("messages_en.properties"));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader content = Files.newBufferedReader(file)) {
            properties.load(content);
        }
        return properties;
    }
}
