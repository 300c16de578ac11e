package dev.keypool.it.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sends prepared requests with wrk (a Debian package), on one thread. How many connections it has changes the ratios. */
final class Load {

    private static final int CONNECTIONS = Integer.getInteger("keypool.benchmark.connections", 16);

    private final String url;
    private final Path folder;
    private final Path script;

    Load(String url, Path folder) throws IOException {
        this.url = url;
        this.folder = Files.createDirectories(folder);
        this.script = folder.resolve("requests.lua");
        try (InputStream in = Load.class.getResourceAsStream("requests.lua")) {
            Files.write(script, in.readAllBytes());
        }
    }

    /** Takes turns for that many seconds. */
    Figures inTurn(List<RawRequest> requests, int seconds) throws IOException, InterruptedException {
        return run(requests, seconds, "turns");
    }

    /** Sends each request once; ends with the last, or after that many seconds. */
    Figures once(List<RawRequest> requests, int seconds) throws IOException, InterruptedException {
        return run(requests, seconds, "once");
    }

    private Figures run(List<RawRequest> requests, int seconds, String mode) throws IOException, InterruptedException {
        Path file = folder.resolve("requests.bin");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (RawRequest request : requests) {
                byte[] bytes = request.bytes();
                out.write(String.format("%010d", bytes.length).getBytes(StandardCharsets.US_ASCII));
                out.write(bytes);
            }
        }
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "--timeout", "10s",
                "-s", script.toString(), url, "--", file.toString(), mode));
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0) {
            throw new IllegalStateException("wrk failed:\n" + output);
        }
        return Figures.parse(output);
    }
}
