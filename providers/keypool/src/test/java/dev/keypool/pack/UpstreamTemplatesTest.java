package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A template that takes the place of one of Keycloak's misses what Keycloak changes there, until somebody looks: this says when. */
final class UpstreamTemplatesTest {

    private static final Path THEMES = Path.of("../../themes");
    /** The oldest and the newest Keycloak of the tested range: the pom copies their themes. */
    private static final Path UPSTREAM = Path.of("target/upstream-themes");
    private static final Pattern ORIGIN = Pattern.compile("<#-- From Keycloak [0-9.]+, (theme/[^,\\s]+), SHA-256 ([0-9a-f]{64}) -->\\R(?s:.*)");

    static List<Path> ours() throws IOException {
        try (Stream<Path> files = Files.walk(THEMES)) {
            return files.filter(file -> file.toString().endsWith(".ftl")).sorted().toList();
        }
    }

    private static List<Path> upstream() throws IOException {
        try (Stream<Path> files = Files.list(UPSTREAM)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void aTemplateInPlaceOfKeycloaksSaysFromWhichItWasMadeAndThatIsAsItWas(Path ours) throws IOException {
        Matcher origin = ORIGIN.matcher(Files.readString(ours));
        List<Path> upstream = upstream();
        assertThat(upstream).hasSize(2);
        for (Path jar : upstream) {
            try (JarFile themes = new JarFile(jar.toFile())) {
                if (origin.matches()) {
                    assertThat(sha256(themes, origin.group(1))).as(origin.group(1) + " of " + jar.getFileName()).isEqualTo(origin.group(2));
                    assertThat(origin.group(1)).as("the place of what it takes the place of").endsWith(place(ours));
                } else {
                    assertThat(themes.stream().map(ZipEntry::getName).filter(name -> name.startsWith("theme/") && name.endsWith(place(ours))).toList())
                            .as("templates of " + jar.getFileName() + " in whose place " + ours + " is, which does not say so in its first line").isEmpty();
                }
            }
        }
    }

    /** Such as {@code /email/html/template.ftl}: beneath the theme's name. */
    private static String place(Path ours) {
        Path path = THEMES.resolve("theme").relativize(ours);
        return "/" + path.subpath(1, path.getNameCount()).toString().replace('\\', '/');
    }

    private static String sha256(JarFile themes, String name) {
        ZipEntry entry = themes.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (InputStream content = themes.getInputStream(entry)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
