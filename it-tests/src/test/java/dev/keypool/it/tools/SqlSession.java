package dev.keypool.it.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A connection to the database beside the servers' own. What it has begun and not committed is undone when it closes. */
public final class SqlSession implements AutoCloseable {

    private static final String END = "-- this was all --";

    private final Process psql;
    private final BufferedReader out;
    private final Writer in;

    private SqlSession(Process psql) {
        this.psql = psql;
        this.out = new BufferedReader(new InputStreamReader(psql.getInputStream(), StandardCharsets.UTF_8));
        this.in = psql.outputWriter(StandardCharsets.UTF_8);
    }

    static SqlSession start(List<String> command, String password) throws IOException {
        ProcessBuilder psql = new ProcessBuilder(command).redirectErrorStream(true);
        psql.environment().put("PGPASSWORD", password);
        return new SqlSession(psql.start());
    }

    /** Returns what they answer, once they are through. */
    public String run(String statements) {
        StringBuilder answer = new StringBuilder();
        try {
            in.write(statements + "\n\\echo '" + END + "'\n");
            in.flush();
            for (String line = out.readLine(); !END.equals(line); line = out.readLine()) {
                if (line == null) {
                    throw new IllegalStateException(statements + " failed: " + answer);
                }
                answer.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(statements + " failed: " + answer, e);
        }
        return answer.toString();
    }

    @Override
    public void close() {
        try {
            in.close();
            psql.waitFor();
        } catch (IOException e) {
            psql.destroy();
        } catch (InterruptedException e) {
            psql.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
