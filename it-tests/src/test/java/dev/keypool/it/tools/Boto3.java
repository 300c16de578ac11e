package dev.keypool.it.tools;

import dev.keypool.it.tools.Command.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of {@code it-tests/python}, which need boto3: the Python that {@code -Dkeypool.it.python3=<path>} gives,
 * else the first on the PATH that has it.
 */
public final class Boto3 {

    private static final Path FOLDER = Programs.folder("python");

    /** Looked for once in a run. */
    private static final Optional<Command> PYTHON = find();

    private Boto3() {}

    static boolean isInstalled() {
        return PYTHON.isPresent();
    }

    /** Runs a program, such as {@code signed_in.py}. */
    public static Result run(Map<String, String> environment, String program, String... arguments)
            throws IOException, InterruptedException {
        // -B: writes no compiled modules between the sources.
        List<String> all = new ArrayList<>(List.of("-B", FOLDER.resolve(program).toString()));
        all.addAll(List.of(arguments));
        return PYTHON.orElseThrow().run(environment, all.toArray(String[]::new));
    }

    private static Optional<Command> find() {
        String given = System.getProperty("keypool.it.python3", "");
        return (given.isEmpty() ? Command.onPath("python3").map(Command::at) : Command.find("python3").stream())
                .filter(Boto3::hasIt)
                .findFirst();
    }

    private static boolean hasIt(Command python) {
        try {
            return python.run(Map.of(), "-c", "import boto3").exitCode() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for boto3", e);
        }
    }
}
