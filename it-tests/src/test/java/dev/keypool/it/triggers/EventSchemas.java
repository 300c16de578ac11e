package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.tools.Command;
import dev.keypool.it.tools.JavaScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** AWS's own idea of the events: the schemas of Powertools for AWS Lambda, and where there are some the {@link EventClasses}. */
final class EventSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventSchemas() {}

    /** Fails with what is wrong; needs {@link dev.keypool.it.tools.RequiresJavaScript}. */
    static void requireValid(List<ObjectNode> events) throws IOException, InterruptedException {
        assertThat(events).isNotEmpty();
        assertThat(wrong(events)).isEmpty();
        for (ObjectNode event : events) {
            assertThat(EventClasses.lost(event)).as(event.path("triggerSource").asText()).isEmpty();
        }
    }

    /** What is wrong with them, or nothing. */
    static String wrong(List<ObjectNode> events) throws IOException, InterruptedException {
        Path file = Files.createTempFile("events", ".json");
        try {
            JSON.writeValue(file.toFile(), events);
            Command.Result result = JavaScript.run(Map.of(), "functions/validate.mjs", file.toString());
            assertThat(result.error()).isEmpty();
            assertThat(result.exitCode()).isEqualTo(result.output().isEmpty() ? 0 : 1);
            return result.output();
        } finally {
            Files.delete(file);
        }
    }
}
