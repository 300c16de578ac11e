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

/** The modules' texts, which Keycloak adds to those of every theme, and our themes' own. */
final class MessagesTest {

    private static final Path MODULES = Path.of("..");
    private static final Path MESSAGES = Path.of("src/main/resources/theme-resources/messages");
    private static final Path THEMES = Path.of("../../themes/theme");
    /** What a branding may say below its mails, and nobody else does. */
    private static final String UNSAID = "keypoolEmailFooter";
    private static final Pattern WORD = Pattern.compile("[A-Za-z]");
    private static final Pattern MARK = Pattern.compile("<\\d>");

    @ParameterizedTest
    @MethodSource({"files", "themesFiles"})
    void everyLanguageSaysWhatEnglishSays(Path file) throws IOException {
        assertThat(properties(file).stringPropertyNames()).isEqualTo(english(file).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource({"files", "themesFiles"})
    void everyTextHasTheArgumentsOfTheEnglishOne(Path file) throws IOException {
        Properties english = english(file);

        properties(file).forEach((key, text) -> assertThat(arguments((String) text))
                .as("%s: %s", key, text)
                .isEqualTo(arguments(english.getProperty((String) key))));
    }

    @ParameterizedTest
    @MethodSource({"files", "themesFiles"})
    void noTextIsEmptyOrHasQuotesOrBracesThatWouldBeLost(Path file) throws IOException {
        Properties english = english(file);

        assertThat(properties(file)).allSatisfy((key, text) -> assertThat((String) text)
                .matches(said -> !said.isBlank() || UNSAID.equals(key) && english.get(key).equals(said), "is not empty")
                .matches("(?s)(?:[^'{}]|''|\\{\\d})*"));
    }

    /**
     * Unlike a theme's files these are named as Java names a locale: Keycloak looks for {@code zh_CN}, and not for
     * {@code zh_Hans} too.
     */
    @ParameterizedTest
    @MethodSource("modules")
    void everyLanguageOfKeycloaksLoginThemeIsThere(Path module) throws IOException {
        assertThat(filesOf(module).map(file -> file.getFileName().toString())).containsAll(
                languages().map(tag -> "messages_" + Locale.forLanguageTag(tag) + ".properties").toList());
    }

    /** And the one that Keycloak has texts in without offering it. The theme's mails say nothing of their own in any language. */
    @ParameterizedTest
    @MethodSource("themesFolders")
    void everyLanguageOfKeycloaksIsInOurThemes(Path folder) throws IOException {
        assertThat(list(folder).map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
                saysSomething(folder)
                        ? Stream.concat(languages(), Stream.of("ka")).map(MessagesTest::fileOfATheme).toList()
                        : List.of("messages_en.properties"));
    }

    private static boolean saysSomething(Path folder) throws IOException {
        return properties(folder.resolve("messages_en.properties")).values().stream().anyMatch(text -> WORD.matcher((String) text).find());
    }

    /** As Keycloak's own are named: its FileBasedTheme looks for the script in place of China and Taiwan. */
    private static String fileOfATheme(String tag) {
        return "messages_" + tag.replace("zh-CN", "zh-Hans").replace("zh-TW", "zh-Hant").replace('-', '_') + ".properties";
    }

    private static Stream<String> languages() throws IOException {
        Properties keycloaks = new Properties();
        try (var content = MessagesTest.class.getResourceAsStream("/theme/base/login/theme.properties")) {
            keycloaks.load(content);
        }
        return Stream.of(keycloaks.getProperty("locales").split(",")).map(String::strip);
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
        return filesOfAll(modules().map(module -> module.resolve(MESSAGES)));
    }

    private static Stream<Path> filesOf(Path module) throws IOException {
        return list(module.resolve(MESSAGES));
    }

    private static Stream<Path> themesFolders() throws IOException {
        try (Stream<Path> all = Files.walk(THEMES)) {
            return all.filter(folder -> folder.endsWith("messages")).sorted().toList().stream();
        }
    }

    private static Stream<Path> themesFiles() throws IOException {
        return filesOfAll(themesFolders());
    }

    private static Stream<Path> filesOfAll(Stream<Path> folders) throws IOException {
        Stream<Path> files = Stream.empty();
        for (Path folder : folders.toList()) {
            files = Stream.concat(files, list(folder));
        }
        return files;
    }

    private static Stream<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
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
