package dev.keypool.triggers.jars;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A function's JARs in the folder of functions. */
final class JarFiles {

    private static final int MAX_JARS = 1000;

    private JarFiles() {
    }

    /** In the order of their names; links are followed as long as they stay in the folder of functions. */
    static URL[] of(HandlerSpec spec) throws JarFailure {
        try {
            Path root = spec.root().toRealPath();
            Path place = inside(root, root.resolve(spec.jar()), spec.jar());
            List<Path> jars = Files.isDirectory(place) ? listed(place) : List.of(place);
            if (jars.isEmpty() || jars.size() > MAX_JARS) {
                throw JarFailure.notLoaded(spec.jar() + " must hold 1 to " + MAX_JARS + " JARs");
            }
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = inside(root, jars.get(i), jars.get(i).getFileName().toString()).toUri().toURL();
            }
            return urls;
        } catch (IOException e) {
            throw JarFailure.notLoaded("there is no " + spec.jar() + " in the folder of functions that can be read");
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static Path inside(Path root, Path file, String name) throws IOException, JarFailure {
        Path real = file.toRealPath();
        if (!real.startsWith(root) || real.equals(root)) {
            throw JarFailure.notLoaded(name + " is not in the folder of functions");
        }
        return real;
    }
}
