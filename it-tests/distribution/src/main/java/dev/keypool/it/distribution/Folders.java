package dev.keypool.it.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Folders of this machine. */
public final class Folders {

    private Folders() {}

    /** With everything in it; nothing happens when it is not there. */
    public static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(root)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** With times and permissions. */
    static void copy(Path root, Path target) throws IOException {
        copy(root, target, file -> true);
    }

    static void copy(Path root, Path target, Predicate<Path> which) throws IOException {
        List<Path> outermostFirst;
        try (Stream<Path> files = Files.walk(root)) {
            outermostFirst = files.filter(which).toList();
        }
        for (Path file : outermostFirst) {
            Files.copy(file, target.resolve(root.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
