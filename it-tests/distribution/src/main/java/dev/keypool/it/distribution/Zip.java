package dev.keypool.it.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks an archive whose entries all lie in one folder. Plain Java: a machine may have a JDK and no unzip. */
final class Zip {

    private Zip() {}

    /** The content of the archive's one folder becomes {@code target}, all of it or nothing. */
    static void unpack(Path archive, Path target) throws IOException {
        Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
        Path scratch = Files.createTempDirectory(parent, ".unpacking");
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                extract(zip, entries.nextElement(), scratch);
            }
            Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(scratch);
        }
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("Entry outside the archive's folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (var content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
        // java.util.zip does not carry permissions over.
        if (name.endsWith(".sh")) {
            file.toFile().setExecutable(true);
        }
    }
}
