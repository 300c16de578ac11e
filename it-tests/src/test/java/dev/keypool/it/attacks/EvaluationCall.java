package dev.keypool.it.attacks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a service asks when it has received a signed request for an object of its S3. */
final class EvaluationCall {

    static final String EMPTY = SigV4.sha256("");
    static final String HOST = "s3.example.test";

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluationCall() {}

    /** May the holder of these credentials read that key of the bucket, having asked for it with a signed GET? */
    static ObjectNode get(Credentials credentials, String key) {
        return get(credentials, key, SigV4.with(credentials));
    }

    /** With a signature of its own kind; method, path and host are set here. */
    static ObjectNode get(Credentials credentials, String key, SigV4 signature) {
        String path = "/demo-game/" + key;
        Map<String, String> headers = signature.method("GET").path(path).host(HOST).service("s3")
                .header("x-amz-content-sha256", EMPTY).signed();
        ObjectNode call = JSON.createObjectNode();
        ObjectNode request = call.putObject("subject").put("type", "aws_sigv4").put("id", credentials.accessKeyId())
                .putObject("properties").putObject("request");
        request.put("method", "GET").put("url", "https://" + HOST + path).put("payloadHash", EMPTY);
        ObjectNode sent = request.putObject("headers").put("host", HOST);
        headers.forEach(sent::put);
        call.putObject("action").put("name", "s3:GetObject");
        call.putObject("resource").put("type", "arn").put("id", "arn:aws:s3:::demo-game/" + key);
        call.putObject("context").put("service", "s3").put("region", "us-east-1");
        return call;
    }

    static ObjectNode request(ObjectNode call) {
        return (ObjectNode) call.path("subject").path("properties").path("request");
    }

    static ObjectNode headers(ObjectNode call) {
        return (ObjectNode) request(call).path("headers");
    }

    static ObjectNode keys(ObjectNode call) {
        return ((ObjectNode) call.path("context")).withObject("/keys");
    }
}
