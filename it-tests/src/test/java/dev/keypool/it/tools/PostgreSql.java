package dev.keypool.it.tools;

import dev.keypool.it.distribution.Folders;
import dev.keypool.it.distribution.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server with an empty database, on a free port of 127.0.0.1. It ends with {@link #close()}, with this JVM,
 * or where that was killed, before the next one starts in the same folder.
 */
public final class PostgreSql implements AutoCloseable {

    public static final String USER = "keycloak";
    public static final String PASSWORD = "it-database-password";

    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            # Nothing here has to outlive a crash of the machine; what is committed outlives one of the server.
            fsync = off
            full_page_writes = off
            """;

    private final PostgreSqlPrograms programs;
    private final Path data;
    private final int port;
    private final Thread hook = new Thread(this::stop, "stop-postgresql");

    private PostgreSql(PostgreSqlPrograms programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Where {@code pg_ctl} is. */
    public static Optional<Path> find() {
        return PostgreSqlPrograms.find();
    }

    /** @param folder for data and log; what is in it is removed */
    public static PostgreSql start(Path folder) throws IOException, InterruptedException {
        PostgreSqlPrograms programs = new PostgreSqlPrograms(
                find().orElseThrow(() -> new IllegalStateException("PostgreSQL's server is not installed here")));
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            stop(programs, folder.resolve("data"));
        }
        Folders.delete(folder);
        Path own = programs.ownFolder(folder);
        Path data = own.resolve("data");
        int port = Ports.free(1).get(0);
        Path password = Files.writeString(own.resolve("password"), PASSWORD);
        programs.run("initdb", "--pgdata=" + data, "--username=" + USER, "--auth=scram-sha-256", "--pwfile=" + password,
                "--encoding=UTF8", "--no-locale", "--no-sync");
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS.formatted(port), StandardOpenOption.APPEND);
        PostgreSql server = new PostgreSql(programs, data, port);
        server.startAgain();
        return server;
    }

    /** As a crash would end it: who is connected hears nothing of it. */
    public void crash() throws IOException, InterruptedException {
        stop(programs, data);
    }

    /** With what was committed before. */
    public void startAgain() throws IOException, InterruptedException {
        programs.run("pg_ctl", "start", "--wait", "--pgdata=" + data, "--log=" + data.resolveSibling("log"));
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** SQL, as the servers' own user. */
    public SqlSession session() throws IOException {
        return SqlSession.start(List.of(programs.psql().toString(), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1",
                "--host=127.0.0.1", "--port=" + port, "--username=" + USER, "--dbname=postgres"), PASSWORD);
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook is running or has run: the server is stopped either way.
        }
    }

    private void stop() {
        try {
            stop(programs, data);
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL was not stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(PostgreSqlPrograms programs, Path data) throws IOException, InterruptedException {
        programs.run("pg_ctl", "stop", "--mode=immediate", "--pgdata=" + data.toAbsolutePath());
    }
}
