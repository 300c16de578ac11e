package dev.keypool.it.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** What the JVMs of a run of the tests do one after the other. */
public final class Turns {

    private Turns() {}

    /** What is done while no other JVM is at the same. */
    @FunctionalInterface
    public interface Work<T> {

        T done() throws IOException, InterruptedException;
    }

    public static <T> T take(String name, Work<T> work) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(RunProperties.folderOfAll());
        try (FileChannel file = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            Objects.requireNonNull(lock);
            return work.done();
        }
    }
}
