package dev.keypool.it.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.tools.Command.Result;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Lighthouse, of {@code it-tests/javascript}, in the Chromium that is installed. */
public final class Lighthouse {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Lighthouse() {
    }

    /**
     * @param scores   of 100, by category
     * @param findings what cost points
     */
    public record Report(Map<String, Integer> scores, List<String> findings) {
    }

    /** @param categories such as {@code accessibility} */
    public static Report of(URI page, String... categories) throws IOException, InterruptedException {
        Result result = JavaScript.run(Map.of("CHROME_PATH", Chromium.find().orElseThrow().toString()), "node_modules/lighthouse/cli/index.js", page.toString(),
                "--only-categories=" + String.join(",", categories), "--output=json", "--quiet",
                // As root there is no sandbox.
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu");
        if (result.exitCode() != 0) {
            throw new IllegalStateException("Lighthouse failed: " + result.error());
        }
        JsonNode report = JSON.readTree(result.output());
        if (!report.path("runtimeError").isMissingNode()) {
            throw new IllegalStateException("Lighthouse could not judge: " + report.path("runtimeError"));
        }
        Map<String, Integer> scores = new LinkedHashMap<>();
        report.path("categories").fields().forEachRemaining(category ->
                scores.put(category.getKey(), (int) Math.round(category.getValue().path("score").doubleValue() * 100)));
        List<String> findings = StreamSupport.stream(report.path("audits").spliterator(), false)
                .filter(audit -> audit.path("score").isNumber() && audit.path("score").doubleValue() < 1)
                .map(audit -> audit.path("id").textValue() + ": " + audit.path("title").textValue() + " " + audit.path("details").path("items")).toList();
        return new Report(scores, findings);
    }
}
