package dev.keypool.identitypools.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.identitypools.SessionStub;
import dev.keypool.identitypools.answers.Answers;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.requests.CallerRefusals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description and what it describes. */
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static JsonNode document;

    @BeforeAll
    static void read() throws Exception {
        Answers.available();
        document = JSON.readTree(OpenApi.DOCUMENT);
    }

    @Test
    void itIsAnOpenApiDocument() {
        assertThat(document.at("/openapi").textValue()).isEqualTo("3.1.0");
        assertThat(document.at("/servers/0/url").textValue()).endsWith("/realms/{realm}/" + new IdentityPoolsEndpoint().getId());
    }

    @Test
    void itsPathsAreThoseOfTheResource() {
        Map<String, String> served = new TreeMap<>();
        for (Method method : IdentityPoolsResource.class.getDeclaredMethods()) {
            Path path = method.getAnnotation(Path.class);
            if (path != null && !path.value().equals("openapi.json")) {
                served.put("/" + path.value(), method.isAnnotationPresent(POST.class) ? "post" : method.isAnnotationPresent(GET.class) ? "get" : "?");
            }
        }
        Map<String, String> described = new TreeMap<>();
        document.get("paths").properties().forEach(path -> path.getValue().fieldNames()
                .forEachRemaining(method -> described.put(path.getKey(), method)));
        assertThat(described).isEqualTo(served).hasSize(4);
    }

    @Test
    void everyReferenceHolds() {
        Set<String> references = new HashSet<>();
        collectReferences(document, references);
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isObject()).isTrue());
    }

    @Test
    void itsErrorsAreThoseThatAreAnswered() throws Exception {
        PlainJson protocol = new PlainJson(SessionStub.of(Map.of()));
        Set<String> answered = new TreeSet<>(Set.of(error(protocol.refused(ExchangeException.invalidParameter("x")))));
        for (Refusal reason : Refusal.values()) {
            answered.add(error(protocol.refused(ExchangeException.notAuthorized(reason, "x"))));
        }
        for (var refused : CallerRefusals.all()) {
            answered.add(error(protocol.refused(refused)));
        }
        answered.add(error(new IdentityPoolsResource(SessionStub.of(Map.of())).credentials("application/json", body("{"))));
        answered.add(error(new IdentityPoolsResource(SessionStub.of(Map.of())).credentials("application/json", failing())));
        Set<String> described = new TreeSet<>();
        document.at("/components/schemas/Error/properties/error/enum").forEach(code -> described.add(code.textValue()));
        assertThat(described).isEqualTo(answered);
    }

    @Test
    void itsStatusesAreThoseThatAreAnswered() {
        PlainJson protocol = new PlainJson(SessionStub.of(Map.of()));
        Set<String> described = new HashSet<>();
        document.at("/paths/~1credentials/post/responses").fieldNames().forEachRemaining(described::add);
        for (Refusal reason : Refusal.values()) {
            Response refused = protocol.refused(ExchangeException.notAuthorized(reason, "x"));
            assertThat(described).as(reason.label()).contains(Integer.toString(refused.getStatus()));
        }
        assertThat(described).contains("400", "413");
    }

    @Test
    void itsOutcomesAreThoseOfDecisions() {
        Set<String> outcomes = new TreeSet<>(Set.of("unauthenticated"));
        Arrays.stream(dev.keypool.iam.policy.Decision.Outcome.values()).forEach(outcome -> outcomes.add(outcome.wireName()));
        Set<String> described = new TreeSet<>();
        document.at("/components/schemas/EvaluationResponse/properties/context/properties/outcome/enum")
                .forEach(outcome -> described.add(outcome.textValue()));
        assertThat(described).isEqualTo(outcomes);
    }

    @Test
    void whatItRequiresIsWhatTheReaderRequires() {
        JsonNode example = EvaluationJson.any();
        assertRequiredMembers(document.at("/components/schemas/EvaluationRequest"), example);
    }

    @Test
    void itIsServedToAnybody() {
        Response answer = new IdentityPoolsResource(SessionStub.of(Map.of())).openApi();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat((byte[]) answer.getEntity()).isEqualTo(OpenApi.DOCUMENT);
    }

    @Test
    void aBodyThatIsTooLargeIsToldApart() throws Exception {
        Response answer = new IdentityPoolsResource(SessionStub.of(Map.of())).credentials("application/json", new ByteArrayInputStream(new byte[RequestBody.MAX_BYTES + 1]));
        assertThat(answer.getStatus()).isEqualTo(413);
        assertThat(error(answer)).isEqualTo("invalid_request");
    }

    /** Each required member is in a request that is read, and nothing else is required. */
    private static void assertRequiredMembers(JsonNode schema, JsonNode example) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        Set<String> given = new TreeSet<>();
        if (!example.isObject() || schema.path("properties").isMissingNode()) {
            return;
        }
        example.fieldNames().forEachRemaining(given::add);
        assertThat(given).isEqualTo(required);
        required.forEach(name -> assertRequiredMembers(schema.at("/properties/" + name), example.get(name)));
    }

    private static void collectReferences(JsonNode node, Set<String> into) {
        if (node.has("$ref")) {
            into.add(node.get("$ref").textValue());
        }
        for (Iterator<JsonNode> children = node.elements(); children.hasNext();) {
            collectReferences(children.next(), into);
        }
    }

    private static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("on purpose");
            }
        };
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String error(Response answer) throws Exception {
        return JSON.readTree(Answers.body(answer)).get("error").textValue();
    }
}
