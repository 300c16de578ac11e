package dev.keypool.it.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An unpacked Keycloak distribution with providers installed and realms waiting to be imported. */
public final class Distribution {

    private final Path home;

    private Distribution(Path home) {
        this.home = home;
    }

    /**
     * Unpacks only when {@code home} is not there yet: Keycloak augments itself on first start, which takes
     * 20 s, and a home that is used again starts without it as long as options and providers are the same.
     */
    public static Distribution unpacked(Path zip, Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            Zip.unpack(zip, home);
        }
        return new Distribution(home.toAbsolutePath().normalize());
    }

    /**
     * This distribution as it is now, but for its data, in another folder; the same when it is there already.
     * One that has augmented itself starts from there without doing it again.
     */
    public Distribution copiedTo(Path other) throws IOException {
        if (!Files.isDirectory(other)) {
            Folders.copy(home, other, file -> !file.startsWith(home.resolve("data")));
        }
        return new Distribution(other.toAbsolutePath().normalize());
    }

    public Path home() {
        return home;
    }

    /** Exactly these JARs are installed; one with the same content keeps its time stamp, which Keycloak compares. */
    public Distribution withProviders(List<Path> jars) throws IOException {
        Path providers = home.resolve("providers");
        for (Path installed : files(providers, ".jar")) {
            if (jars.stream().noneMatch(jar -> jar.getFileName().equals(installed.getFileName()))) {
                Files.delete(installed);
            }
        }
        for (Path jar : jars) {
            Path installed = providers.resolve(jar.getFileName());
            if (!Files.exists(installed) || Files.mismatch(jar, installed) != -1) {
                Files.deleteIfExists(installed);
                Files.copy(jar, installed);
            }
        }
        return this;
    }

    /** Exactly these functions in Java; none when there is no such folder. */
    public Distribution withFunctions(Path folder) throws IOException {
        Path functions = home.resolve("functions");
        Folders.delete(functions);
        if (Files.isDirectory(folder)) {
            Folders.copy(folder, functions);
        }
        return this;
    }

    /** An empty database, and these realms to import into it. */
    public Distribution withFreshData(List<Path> realms) throws IOException {
        Path data = home.resolve("data");
        Folders.delete(data);
        Path imports = Files.createDirectories(data.resolve("import"));
        for (Path realm : realms) {
            Files.copy(realm, imports.resolve(realm.getFileName()));
        }
        return this;
    }

    /** The database of another distribution, which has ended, and nothing to import. */
    public Distribution withDataOf(Distribution other) throws IOException {
        Folders.delete(home.resolve("data"));
        Folders.copy(other.home.resolve("data"), home.resolve("data"));
        return this;
    }

    /** The JSON files of a folder, or none when there is no such folder. */
    public static List<Path> realms(Path folder) throws IOException {
        return Files.isDirectory(folder) ? files(folder, ".json") : List.of();
    }

    Path script() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "kc.bat" : "kc.sh");
    }

    private static List<Path> files(Path folder, String extension) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
        }
    }
}
