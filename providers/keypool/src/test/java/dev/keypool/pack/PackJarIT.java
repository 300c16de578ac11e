package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * The JAR that administrators install. Providers come first on Keycloak's class path, so a library in here
 * would silently replace the server's own for everybody.
 */
final class PackJarIT {

    private static final Path JAR = Path.of(System.getProperty("keypool.jar"));

    @Test
    void everyClassIsOurs() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("dev/keypool/"));
    }

    @Test
    void everyFileIsExpected() throws IOException {
        assertThat(entries())
                .filteredOn(name -> !name.endsWith("/"))
                .allMatch(name -> name.matches("dev/keypool/.+|theme/.+|theme-resources/.+|META-INF/services/.+"
                        + "|META-INF/(MANIFEST\\.MF|LICENSE|beans\\.xml|keycloak-themes\\.json|[a-z-]+-changelog.*\\.xml)"));
    }

    /** They lie beside sources and themes, and are for readers of those. */
    @Test
    void documentsStayOutside() throws IOException {
        assertThat(entries()).noneMatch(name -> name.endsWith(".md"));
    }

    @Test
    void nothingIsThereTwice() throws IOException {
        assertThat(entries()).doesNotHaveDuplicates();
    }

    /** Without it Quarkus does not index the JAR, and every sub-resource answers 405. */
    @Test
    void beansXmlIsThereAndEmpty() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getEntry("META-INF/beans.xml").getSize()).isZero();
        }
    }

    @Test
    void theManifestHasTheVersion() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isEqualTo(System.getProperty("keypool.version"));
        }
    }

    @Test
    void everyServiceNamesAClassOfTheJar() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (String service : entries()) {
                if (service.matches("META-INF/services/.+")) {
                    assertThat(lines(jar, service))
                            .as(service)
                            .isNotEmpty()
                            .doesNotHaveDuplicates()
                            .allMatch(name -> jar.getEntry(name.replace('.', '/') + ".class") != null);
                }
            }
        }
    }

    /** Read as a stream: the central directory would hide what is there twice. */
    private static List<String> entries() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(JAR))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static List<String> lines(JarFile jar, String name) throws IOException {
        try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }
}
