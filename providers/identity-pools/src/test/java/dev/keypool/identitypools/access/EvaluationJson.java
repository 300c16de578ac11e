package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.requests.SigningClient;

/** Evaluation requests as services send them. */
final class EvaluationJson {

    private EvaluationJson() {
    }

    static ObjectNode of(HttpRequest received, String host, String accessKeyId, String resource) {
        ObjectNode json = StrictJson.newObject();
        ObjectNode subject = json.putObject("subject").put("type", "aws_sigv4").put("id", accessKeyId);
        ObjectNode request = subject.putObject("properties").putObject("request").put("method", received.method())
                .put("url", "https://" + host + received.rawPath() + (received.rawQuery() == null ? "" : "?" + received.rawQuery()))
                .put("payloadHash", SigningClient.NO_BODY);
        ObjectNode headers = request.putObject("headers");
        received.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        json.putObject("action").put("name", "s3:GetObject");
        json.putObject("resource").put("type", "arn").put("id", resource);
        json.putObject("context").put("service", "games").put("region", Example.REGION);
        return json;
    }

    static ObjectNode any() {
        return of(new HttpRequest("GET", "/k", "a=1", java.util.List.of()), "games.example", "ASIAABCDEFGHIJKLMNOP", "arn:aws:s3:::games/k");
    }
}
