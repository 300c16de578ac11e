package dev.keypool.it.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A running Keycloak server. It ends with {@link #close()}, and with this JVM at the latest. */
public final class KeycloakProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Process process;
    private final Readiness readiness;
    private final Thread hook = new Thread(this::stop, "stop-keycloak");

    private KeycloakProcess(Process process, Readiness readiness) {
        this.process = process;
        this.readiness = readiness;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static KeycloakProcess start(Distribution distribution, Launch launch) throws IOException {
        List<String> command = new ArrayList<>(List.of(distribution.script().toString()));
        command.addAll(launch.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).directory(distribution.home().toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // A JAVA of the environment would win over JAVA_HOME in Keycloak's script.
        builder.environment().remove("JAVA");
        builder.environment().putAll(launch.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(output(launch.log()));
        // End of file at once, so that nothing ever waits for a terminal.
        Process process = builder.start();
        process.getOutputStream().close();
        return new KeycloakProcess(process, new Readiness(launch.managementPort()));
    }

    /** Waits until the server takes requests; false when it ended before that. */
    public boolean awaitReady(Duration atMost) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (process.isAlive()) {
            if (readiness.check()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("Keycloak was not ready after " + atMost.toSeconds() + " s.");
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    /** Processor time that the server has used so far, its children included. */
    public Duration cpuTime() {
        return handles().stream()
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Waits for the end of the server and returns its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends the server as a crash would: it takes leave of nobody. */
    public void kill() {
        List<ProcessHandle> handles = handles();
        handles.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle handle : handles) {
            handle.onExit().join();
        }
        close();
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

    private synchronized void stop() {
        List<ProcessHandle> handles = handles();
        handles.forEach(ProcessHandle::destroy);
        for (ProcessHandle handle : handles) {
            try {
                handle.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                handle.destroyForcibly();
            } catch (InterruptedException e) {
                handles.forEach(ProcessHandle::destroyForcibly);
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Children too: a script that is killed does not take its Java process along. */
    private List<ProcessHandle> handles() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    private static ProcessBuilder.Redirect output(Path log) throws IOException {
        if (log == null) {
            return ProcessBuilder.Redirect.INHERIT;
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        return ProcessBuilder.Redirect.to(log.toFile());
    }
}
