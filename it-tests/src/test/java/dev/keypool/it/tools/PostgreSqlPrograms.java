package dev.keypool.it.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of PostgreSQL's server. They refuse to run as root, and are run as another account then. */
final class PostgreSqlPrograms {

    /** Debian keeps them off the PATH, one folder for each version. */
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    /** Debian's package brings it. */
    private static final String ACCOUNT = "postgres";
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private final Path folder;

    PostgreSqlPrograms(Path pgCtl) {
        this.folder = pgCtl.toAbsolutePath().getParent();
    }

    /** The {@code pg_ctl} that {@code -Dkeypool.it.pg_ctl=<path>} gives or that is on the PATH, else Debian's newest. */
    static Optional<Path> find() {
        return Command.find("pg_ctl").map(Command::program).or(PostgreSqlPrograms::ofDebian);
    }

    /** The client's, which anybody may run; packages bring it along with the server's programs. */
    Path psql() {
        return Command.find("psql").map(Command::program).orElseGet(() -> folder.resolve("psql"));
    }

    void run(String program, String... arguments) throws IOException, InterruptedException {
        Command.Result result = unprivileged(folder.resolve(program), arguments);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(program + " failed: " + result.output() + result.error());
        }
    }

    /** Makes a folder that the programs may use: this one, or a temporary one where their account is kept out. */
    Path ownFolder(Path wanted) throws IOException, InterruptedException {
        Path parent = Files.createDirectories(wanted.toAbsolutePath().getParent());
        Path folder = wanted;
        if (unprivileged(Path.of("/usr/bin/test"), "-x", parent.toString()).exitCode() != 0) {
            folder = Files.createTempDirectory("keypool-postgresql").resolve(wanted.getFileName());
            Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        }
        Files.createDirectory(folder);
        if (ROOT) {
            Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT));
        }
        return folder.toAbsolutePath();
    }

    private static Command.Result unprivileged(Path program, String... arguments) throws IOException, InterruptedException {
        if (!ROOT) {
            return Command.at(program).run(Map.of(), arguments);
        }
        List<String> all = new ArrayList<>(List.of("-u", ACCOUNT, "--", program.toString()));
        all.addAll(Arrays.asList(arguments));
        return Command.named("runuser").run(Map.of(), all.toArray(String[]::new));
    }

    private static Optional<Path> ofDebian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin/pg_ctl")).filter(Files::isExecutable)
                    .max(Comparator.comparingInt(PostgreSqlPrograms::version));
        } catch (IOException e) {
            throw new IllegalStateException(DEBIAN + " cannot be read", e);
        }
    }

    private static int version(Path pgCtl) {
        String name = pgCtl.getParent().getParent().getFileName().toString();
        return name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : 0;
    }
}
