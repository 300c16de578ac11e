package dev.keypool.it.tools;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An installed program: the one that {@code -Dkeypool.it.<name>=<path>} gives, else the first on the PATH. */
public final class Command {

    private static final long TIMEOUT_SECONDS = 120;

    private final Path program;

    private Command(Path program) {
        this.program = program;
    }

    /** What a program said, and how it ended. */
    public record Result(int exitCode, String output, String error) {}

    public static Optional<Command> find(String name) {
        String given = System.getProperty("keypool.it." + name, "");
        return (given.isEmpty() ? onPath(name) : Optional.of(Path.of(given)).filter(Files::isExecutable)).map(Command::new);
    }

    public static Command named(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not installed here"));
    }

    static Command at(Path program) {
        return new Command(program);
    }

    public Path program() {
        return program;
    }

    /** Runs it with nothing to read and only these variables on top of the environment. */
    public Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile("keypool-it", ".out");
        Path error = Files.createTempFile("keypool-it", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not end within " + TIMEOUT_SECONDS + " s");
            }
            return new Result(process.exitValue(), read(output), read(error));
        } finally {
            Files.delete(output);
            Files.delete(error);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
