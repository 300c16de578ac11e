package dev.keypool.iam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JAR as it is packed: alone, with everything in it. */
class CommandLineJarIT {

    private static final String JAR = System.getProperty("keypool.iam.cli");

    @TempDir
    private Path folder;

    @Test
    void simulates() throws Exception {
        String request = "{\"request\":{\"principal\":null,\"action\":\"a:b\",\"resource\":\"*\"}}";

        assertThat(run(0, request + "\nnonsense\n" + request, "simulate").lines()).satisfiesExactly(
                line -> assertThat(line).startsWith("{\"decision\":\"implicitDeny\""), line -> assertThat(line).startsWith("{\"error\":"),
                line -> assertThat(line).startsWith("{\"decision\":\"implicitDeny\""));
    }

    @Test
    void validates() throws Exception {
        String policy = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
        Path file = Files.writeString(folder.resolve("policy.json"), policy);

        assertThat(run(0, "", "validate", file.toString())).contains("valid as a policy of kind identity");
        assertThat(run(0, policy, "validate", "--kind", "session")).contains("<stdin>: valid as a policy of kind session");
        assertThat(run(1, "", "validate", "--kind", "trust", file.toString())).contains("error: /Statement/Resource: ");
        assertThat(run(2, "", "validate", folder.resolve("missing").toString())).contains("there is no such file");
    }

    @Test
    void knowsItsVersion() throws Exception {
        assertThat(run(0, "", "--version")).isEqualToIgnoringNewLines("keypool-iam " + System.getProperty("keypool.version"));
    }

    private String run(int exitCode, String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command).redirectInput(in.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
        return output;
    }
}
