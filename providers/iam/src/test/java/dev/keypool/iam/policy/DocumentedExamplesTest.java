package dev.keypool.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The examples of the IAM User Guide as data: evaluation/*.json, each with its source. */
class DocumentedExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicNode> decideAsDocumented() {
        return Stream.of("evaluation-logic", "condition-operators", "multi-value-conditions", "variables", "principals", "trust")
                .map(file -> DynamicContainer.dynamicContainer(file, examples(file)));
    }

    private static Stream<DynamicNode> examples(String file) {
        return StreamSupport.stream(read(file).spliterator(), false).map(example -> DynamicContainer.dynamicContainer(
                example.get("name").asText(), StreamSupport.stream(example.get("requests").spliterator(), false)
                        .map(request -> DynamicTest.dynamicTest(request.get("that").asText(), () -> check(example, request)))));
    }

    private static void check(JsonNode example, JsonNode request) {
        assertThat(example.get("source").asText()).startsWith("https://docs.aws.amazon.com/");
        Decision decision = example.has("trustPolicy") ? trust(example, request) : access(example, request);

        assertThat(decision.outcome().wireName()).as("%s", decision.reasons()).isEqualTo(request.get("decision").asText());
        if (decision.isAllowed()) {
            assertThat(decision.reasons()).isEmpty();
        } else {
            assertThat(decision.reasons()).isNotEmpty();
        }
        if (request.has("matched")) {
            assertThat(decision.matched()).map(m -> m.policy() + "/" + m.index()).containsExactlyElementsOf(texts(request.get("matched")));
        }
    }

    private static Decision access(JsonNode example, JsonNode request) {
        PolicySet.Builder set = PolicySet.builder();
        example.path("identityPolicies").forEach(p -> set.identity(Policy.parse(p.toString(), PolicyKind.IDENTITY)));
        example.path("permissionsBoundaries").forEach(p -> set.boundary(Policy.parse(p.toString(), PolicyKind.BOUNDARY)));
        example.path("sessionPolicies").forEach(p -> set.session(Policy.parse(p.toString(), PolicyKind.SESSION)));
        if (example.has("resourcePolicy")) {
            set.resource(Policy.parse(example.get("resourcePolicy").toString(), PolicyKind.RESOURCE));
        }
        return set.build().evaluate(new AccessRequest(text(request, "principal", "arn:aws:iam::111122223333:user/alice"),
                request.get("action").asText(), text(request, "resource", "*"), text(request, "resourceAccount", null), context(request)));
    }

    private static Decision trust(JsonNode example, JsonNode request) {
        return Policy.parse(example.get("trustPolicy").toString(), PolicyKind.TRUST).evaluateTrust(new TrustRequest(
                PrincipalType.valueOf(request.get("principalType").asText()), request.get("principal").asText(),
                request.get("action").asText(), context(request)));
    }

    private static ConditionContext context(JsonNode request) {
        Map<String, List<String>> values = new HashMap<>();
        request.path("context").properties().forEach(entry -> values.put(entry.getKey(), texts(entry.getValue())));
        return ConditionContext.of(values);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }

    private static String text(JsonNode node, String name, String otherwise) {
        return node.has(name) ? node.get(name).textValue() : otherwise;
    }

    private static JsonNode read(String file) {
        try (InputStream in = DocumentedExamplesTest.class.getResourceAsStream("/evaluation/" + file + ".json")) {
            return JSON.readTree(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
