package dev.keypool.iam.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Decides one request a line, and answers one line for each, in order. */
@Command(name = "simulate", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = {"Reads JSON lines from standard input and writes one JSON line for each, in order.",
            "In:  {\"identityPolicies\":[…], \"permissionsBoundaries\":[…], \"sessionPolicies\":[…], \"resourcePolicy\":{…},",
            "      \"request\":{\"principal\":\"arn:…\", \"action\":\"s3:GetObject\", \"resource\":\"arn:…\",",
            "                 \"resourceAccount\":\"111122223333\", \"context\":{\"aws:SourceIp\":[\"203.0.113.9\"]}}}",
            "Out: {\"decision\":…, \"matchedStatements\":[…], \"reasons\":[…]} or {\"error\":{\"message\":…, \"pointer\":…, \"line\":1, \"column\":…}}"})
final class Simulate implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** Not to System.out, which keeps it to itself when nobody reads any more: the rest of the input would be read for nothing. */
    @Override
    public Integer call() {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            run(System.in, out);
            return ExitCode.OK;
        } catch (IOException e) {
            spec.commandLine().getErr().printf("simulate: error: the input cannot be read or the output not written: %s.%n", e.getMessage());
            spec.commandLine().getErr().flush();
            return Validate.UNREADABLE;
        }
    }

    /** Answers do not wait while there is nothing more to read, so that another program can talk with this one. */
    static void run(InputStream in, OutputStream to) throws IOException {
        Lines lines = new Lines(in);
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        try {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                out.write(answer(line));
                out.write('\n');
                if (!lines.isMoreThere()) {
                    out.flush();
                }
            }
        } finally {
            out.flush();
        }
    }

    private static byte[] answer(byte[] line) throws IOException {
        if (Lines.isCut(line)) {
            return Answer.error("The line has more than " + Text.MAX_BYTES + " bytes.", "", 1);
        }
        try {
            return Answer.of(Simulation.read(Text.decode(line)).decide());
        } catch (CharacterCodingException e) {
            return Answer.error("The line is not UTF-8.", "", 1);
        } catch (SimulationException e) {
            return Answer.error(e.getMessage(), e.pointer(), e.column());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // A fault of ours: it must not end the stream. What the line took is free again.
            return Answer.error("The line cannot be evaluated (" + e.getClass().getSimpleName() + ").", "", 1);
        }
    }
}
