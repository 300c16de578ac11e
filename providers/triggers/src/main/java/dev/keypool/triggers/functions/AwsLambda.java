package dev.keypool.triggers.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.Signer;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A function behind AWS's Invoke API, Signature V4 signed.
 *
 * @param endpoint    {@code https://lambda.us-east-1.amazonaws.com}, or whatever speaks the API
 * @param name        name, partial or whole ARN of the function
 * @param qualifier   version or alias, or null
 * @param credentials who calls, or null: then nothing is signed
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public record AwsLambda(URI endpoint, String name, String qualifier, String region, SigningCredentials credentials)
        implements HttpEndpoint {

    /** The whole of it, and only where no type is named: a function's "no" may repeat what a person calls herself. */
    private static final Pattern TIMED_OUT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ \\S+ Task timed out after [\\d.]+ seconds");

    @Override
    public OutboundRequest request(String id, byte[] event, Instant now) {
        String base = endpoint.getRawPath() == null ? "" : endpoint.getRawPath().replaceAll("/+$", "");
        String path = base + "/2015-03-31/functions/" + encode(name) + "/invocations";
        String query = qualifier == null ? null : "Qualifier=" + encode(qualifier);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Amz-Invocation-Type", "RequestResponse");
        URI uri = URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path + (query == null ? "" : "?" + query));
        if (credentials != null) {
            // The HTTP client writes Host itself, in this form: a port only where the URL has one.
            HttpRequest signed = new HttpRequest("POST", path, query, List.of(Map.entry("Host", endpoint.getRawAuthority()),
                    Map.entry("Content-Type", "application/json"), Map.entry("X-Amz-Invocation-Type", "RequestResponse")));
            headers.putAll(Signer.sign(signed, credentials, region, "lambda", now, sha256(event)));
        }
        return OutboundRequest.post(uri, headers, event);
    }

    @Override
    public ObjectNode answer(OutboundResponse response) throws FunctionException {
        taken(response);
        ObjectNode payload = EventJson.objectOrNull(response.body());
        if (payload == null) {
            throw FunctionException.invalidResponse("The function's answer is not a JSON object");
        }
        return payload;
    }

    @Override
    public void taken(OutboundResponse response) throws FunctionException {
        if (response.status() != 200) {
            throw FunctionException.unavailable("The function's service answered with status " + response.status());
        }
        if (response.header("X-Amz-Function-Error") != null) {
            ObjectNode payload = EventJson.objectOrNull(response.body());
            JsonNode message = payload == null ? null : payload.get("errorMessage");
            if (payload != null && isBroken(payload.path("errorType").asText(), payload.path("errorMessage").asText())) {
                throw FunctionException.unavailable("The function could not be run or was too slow");
            }
            throw FunctionException.refused(message != null && message.isTextual() ? message.textValue() : "");
        }
    }

    /**
     * What the service says of a function that has not come to an end, other than of one that threw something. It must not pass for its "no":
     * clients throw a refresh token away that was refused.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html">Troubleshoot invocation issues in Lambda</a>
     */
    private static boolean isBroken(String errorType, String errorMessage) {
        return errorType.startsWith("Runtime.") || errorType.startsWith("Sandbox.") || errorType.isEmpty() && TIMED_OUT.matcher(errorMessage).matches();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
