package dev.keypool.it.tools;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An installed program: the one that {@code -Dkeypool.it.<name>=<path>} gives, else the first on the PATH. */
public final class Command {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path program;
    private final Duration timeout;

    private Command(Path program, Duration timeout) {
        this.program = program;
        this.timeout = timeout;
    }

    /** What a program said, and how it ended. */
    public record Result(int exitCode, String output, String error) {}

    public static Optional<Command> find(String name) {
        String given = System.getProperty("keypool.it." + name, "");
        return (given.isEmpty() ? onPath(name).findFirst() : Optional.of(Path.of(given)).filter(Files::isExecutable))
                .map(Command::at);
    }

    public static Command named(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not installed here"));
    }

    static Command at(Path program) {
        return new Command(program, TIMEOUT);
    }

    public Path program() {
        return program;
    }

    Command within(Duration time) {
        return new Command(program, time);
    }

    /**
     * Runs it with nothing to read and only these variables on top of the environment, in which nothing of AWS is passed
     * on: whoever runs the tests may have an account there.
     */
    public Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments));
        Path output = Files.createTempFile("keypool-it", ".out");
        Path error = Files.createTempFile("keypool-it", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not end within " + timeout.toSeconds() + " s");
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

    static Stream<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
