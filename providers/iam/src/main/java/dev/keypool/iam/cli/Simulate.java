package dev.keypool.iam.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Decides one request a line, and answers one line for each, in order. */
@Command(name = "simulate", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = {"Reads JSON lines from standard input and writes one JSON line for each, in order.",
            "In:  {\"identityPolicies\":[…], \"permissionsBoundaries\":[…], \"sessionPolicies\":[…], \"resourcePolicy\":{…},",
            "      \"request\":{\"principal\":\"arn:…\", \"action\":\"s3:GetObject\", \"resource\":\"arn:…\",",
            "                 \"resourceAccount\":\"111122223333\", \"context\":{\"aws:SourceIp\":[\"203.0.113.9\"]}}}",
            "Out: {\"decision\":…, \"matchedStatements\":[…], \"reasons\":[…]} or {\"error\":{\"message\":…, \"pointer\":…, \"line\":1, \"column\":…}}"})
final class Simulate implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        run(System.in, System.out);
        return ExitCode.OK;
    }

    /** Answers do not wait while there is nothing more to read, so that another program can talk with this one. */
    static void run(InputStream in, OutputStream to) throws IOException {
        Lines lines = new Lines(in);
        OutputStream out = new BufferedOutputStream(to, 1 << 16);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            out.write(answer(line));
            out.write('\n');
            if (!lines.isMoreThere()) {
                out.flush();
            }
        }
        out.flush();
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
        } catch (RuntimeException e) {
            // A fault of ours: it must not end the stream.
            return Answer.error("The line cannot be evaluated (" + e.getClass().getSimpleName() + ").", "", 1);
        }
    }
}
