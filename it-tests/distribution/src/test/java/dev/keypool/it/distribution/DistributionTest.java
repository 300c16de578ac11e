package dev.keypool.it.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DistributionTest {

    @TempDir
    Path folder;

    Distribution distribution;

    @BeforeEach
    void unpack() throws IOException {
        Path zip = zip("keycloak.zip", "keycloak-1.2.3/bin/kc.sh", "keycloak-1.2.3/providers/README.md");
        distribution = Distribution.unpacked(zip, folder.resolve("a home with spaces"));
    }

    @Test
    void theArchivesFolderBecomesTheHomeAndScriptsCanBeRun() {
        assertThat(distribution.home().resolve("bin/kc.sh")).isExecutable();
        assertThat(folder).isDirectoryNotContaining("glob:**.unpacking*");
    }

    @Test
    void aHomeThatIsThereIsUsedAgain() throws IOException {
        Distribution again = Distribution.unpacked(folder.resolve("no such zip"), distribution.home());

        assertThat(again.home()).isEqualTo(distribution.home());
    }

    @Test
    void anEntryThatLeavesTheFolderIsRefused() throws IOException {
        Path evil = zip("evil.zip", "keycloak/../../evil.sh");

        assertThatThrownBy(() -> Distribution.unpacked(evil, folder.resolve("home"))).hasMessageContaining("evil.sh");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aJarWithTheSameContentKeepsItsTimeStamp() throws IOException {
        Path jar = Files.writeString(folder.resolve("pack.jar"), "content");
        Path installed = distribution.withProviders(List.of(jar)).home().resolve("providers/pack.jar");
        FileTime time = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(installed, time);

        distribution.withProviders(List.of(jar));
        assertThat(Files.getLastModifiedTime(installed)).isEqualTo(time);

        distribution.withProviders(List.of(Files.writeString(jar, "changed")));
        assertThat(installed).hasContent("changed");
        assertThat(Files.getLastModifiedTime(installed)).isNotEqualTo(time);
    }

    @Test
    void aJarThatIsNoLongerAskedForGoes() throws IOException {
        Path old = Files.writeString(folder.resolve("old.jar"), "old");
        Path recent = Files.writeString(folder.resolve("recent.jar"), "recent");

        distribution.withProviders(List.of(old)).withProviders(List.of(recent));

        assertThat(distribution.home().resolve("providers"))
                .isDirectoryContaining("glob:**/recent.jar")
                .isDirectoryContaining("glob:**/README.md")
                .isDirectoryNotContaining("glob:**/old.jar");
    }

    @Test
    void freshDataHoldsTheRealmsAndNothingElse() throws IOException {
        Path data = Files.createDirectories(distribution.home().resolve("data/h2")).getParent();
        Files.writeString(data.resolve("h2/keycloakdb.mv.db"), "old");
        Path realm = Files.writeString(folder.resolve("demo.json"), "{}");

        distribution.withFreshData(List.of(realm));

        assertThat(data.resolve("h2")).doesNotExist();
        assertThat(data.resolve("import/demo.json")).hasContent("{}");
    }

    @Test
    void aFolderThatIsNotThereHasNoRealms() throws IOException {
        assertThat(Distribution.realms(folder.resolve("nowhere"))).isEmpty();
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.closeEntry();
            }
        }
        return file;
    }
}
