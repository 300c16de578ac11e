package dev.keypool.it.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.it.tools.AwsEnvironment;
import dev.keypool.it.tools.Boto3;
import dev.keypool.it.tools.Command.Result;
import dev.keypool.it.tools.JavaScript;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * Calls of any operation of Cognito Identity and STS by clients as they are. The test class has
 * {@code @RequiresJavaScript} or {@code @RequiresBoto3}.
 */
public final class AwsCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Program program;
    private final URI realm;
    private final Map<String, String> environment;

    private AwsCalls(Program program, URI realm, Map<String, String> environment) {
        this.program = program;
        this.realm = realm;
        this.environment = environment;
    }

    private interface Program {
        Result call(URI realm, Map<String, String> environment, String service, String operation, String input)
                throws IOException, InterruptedException;
    }

    /** The SDK for JavaScript, which finds the endpoint in its environment. */
    public static AwsCalls ofJavaScript(URI realm) {
        return new AwsCalls((anyRealm, environment, service, operation, input) ->
                JavaScript.run(environment, "call.mjs", service, operation, input), realm, AwsEnvironment.of(realm));
    }

    /** boto3, which is given the endpoint. */
    public static AwsCalls ofBoto3(URI realm) {
        return new AwsCalls((ofRealm, environment, service, operation, input) ->
                Boto3.run(environment, "call.py", service, operation, input, "--endpoint-url", ofRealm + "/" + service),
                realm, AwsEnvironment.of(realm));
    }

    /** Of somebody with these credentials, as an operation of Cognito or STS issued them. */
    public AwsCalls as(JsonNode credentials) {
        return new AwsCalls(program, realm, AwsEnvironment.of(realm, credentials));
    }

    /**
     * What came of a call: {@code {"result": …}}, or what the client made of a refusal,
     * {@code {"error": {"name", "message", "status", "requestId", "class"}}}. A call that had no answer throws.
     *
     * @param service   {@code cognito-identity} or {@code sts}
     * @param operation as the model names it, such as {@code GetId}
     * @param input     the operation's input as JSON
     */
    public JsonNode call(String service, String operation, Object input) throws IOException, InterruptedException {
        return json(program.call(realm, environment, service, operation, JSON.writeValueAsString(input)));
    }

    /** What a program printed. */
    public static JsonNode json(Result result) throws IOException {
        if (result.exitCode() != 0) {
            throw new IllegalStateException("The program failed:\n" + result.error());
        }
        return JSON.readTree(result.output());
    }
}
