package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ThemeTest {

    private static final Path THEMES = Path.of("../../themes/theme");
    private static final Pattern OURS = Pattern.compile("(?:css|js|img)/[a-z-]+\\.[0-9a-f]{8}\\.[a-z]+");

    /** A browser keeps a file for 30 days under its name: {@code themes/name-files} names them anew. */
    @ParameterizedTest
    @MethodSource("resources")
    void aFileIsNamedByItsContent(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

        assertThat(file.getFileName().toString().split("\\.")[1]).isEqualTo(HexFormat.of().formatHex(digest).substring(0, 8));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void whatAThemeNamesIsThere(Path theme) throws IOException {
        Matcher named = OURS.matcher(properties(theme).values().toString());
        while (named.find()) {
            String file = named.group();
            assertThat(chain(theme).anyMatch(one -> Files.exists(one.resolve("resources").resolve(file)))).as(file).isTrue();
        }
    }

    @Test
    void noClassOfThePatternFlySheetThatIsNotLoadedIsLeft() throws IOException {
        assertThat(properties(THEMES.resolve("keypool/login")).entrySet()).noneMatch(entry -> entry.getValue().toString().matches(".*\\bpf-.*"));
    }

    /** Of each class that the parents' pages are given there is one of ours, or Keycloak's would be there. */
    @Test
    void everyClassOfTheParentIsReplaced() throws IOException {
        Properties parent = new Properties();
        try (var content = ThemeTest.class.getResourceAsStream("/theme/keycloak.v2/login/theme.properties")) {
            parent.load(content);
        }
        Set<String> names = new HashSet<>(parent.stringPropertyNames());
        names.removeIf(name -> !name.startsWith("kc") || name.startsWith("kcLogoIdP-") || !parent.getProperty(name).contains("pf-") && !parent.getProperty(name).contains("fa-"));

        assertThat(properties(THEMES.resolve("keypool/login")).stringPropertyNames()).containsAll(names);
    }

    private static Stream<Path> themes() throws IOException {
        try (Stream<Path> files = Files.walk(THEMES)) {
            return files.filter(file -> file.endsWith("theme.properties")).map(Path::getParent).toList().stream();
        }
    }

    private static Stream<Path> resources() throws IOException {
        try (Stream<Path> files = Files.walk(THEMES)) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().matches(".*/resources/(css|js|img)/.*")).toList().stream();
        }
    }

    /** A theme and those of its parents that are ours. */
    private static Stream<Path> chain(Path theme) {
        return Stream.iterate(theme, Files::exists, one -> THEMES.resolve(parent(one)).resolve(theme.getFileName()));
    }

    private static String parent(Path theme) {
        try {
            return properties(theme).getProperty("parent");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Properties properties(Path theme) throws IOException {
        Properties properties = new Properties();
        try (Reader content = Files.newBufferedReader(theme.resolve("theme.properties"), StandardCharsets.UTF_8)) {
            properties.load(content);
        }
        return properties;
    }
}
