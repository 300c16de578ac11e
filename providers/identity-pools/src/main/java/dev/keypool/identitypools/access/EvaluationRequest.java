package dev.keypool.identitypools.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.identitypools.http.BadRequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An AuthZEN access evaluation request in the shape that this server knows.
 *
 * @param accessKeyId     {@code subject.id}
 * @param request         {@code subject.properties.request}: what the service received
 * @param payloadHash     hex SHA-256 of the body that the service received
 * @param action          {@code action.name}, such as {@code s3:GetObject}
 * @param resource        {@code resource.id}, an ARN
 * @param resourceAccount {@code resource.properties.account}, for ARNs without one, or null
 * @param service         {@code context.service}: the service that asks, and
 * @param region          {@code context.region}: its region; the request must have been signed for both
 * @param keys            {@code context.keys}: condition keys that the service knows, lower-cased
 * @param explain         {@code context.explain}: whether to say which statement decided
 * @see <a href="https://openid.net/specs/authorization-api-1_0.html">OpenID AuthZEN Authorization API 1.0</a>
 */
record EvaluationRequest(String accessKeyId, HttpRequest request, String payloadHash, String action, String resource,
                         String resourceAccount, String service, String region, Map<String, List<String>> keys,
                         boolean explain) {

    private static final int MAX_HEADERS = 200;

    static EvaluationRequest read(ObjectNode json) throws BadRequestException {
        Members subject = Members.of(json, "subject");
        Members action = Members.of(json, "action");
        Members resource = Members.of(json, "resource");
        Members context = Members.of(json, "context");
        subject.requireText("type", "aws_sigv4");
        resource.requireText("type", "arn");
        Members request = subject.member("properties").member("request");
        String account = resource.has("properties") ? resource.member("properties").optionalText("account") : null;
        return new EvaluationRequest(subject.text("id"), httpRequest(request), request.text("payloadHash"),
                action.text("name"), resource.text("id"), account, context.text("service"), context.text("region"),
                ContextKeys.read(context), context.flag("explain"));
    }

    private static HttpRequest httpRequest(Members request) throws BadRequestException {
        URI url;
        try {
            url = new URI(request.text("url"));
        } catch (URISyntaxException e) {
            throw BadRequestException.malformed("subject.properties.request.url must be a URL.");
        }
        if (url.getRawAuthority() == null || url.isOpaque()) {
            throw BadRequestException.malformed("subject.properties.request.url must be absolute, as the client sent it.");
        }
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new HttpRequest(request.text("method"), path, url.getRawQuery(), headers(request, url));
    }

    private static List<Map.Entry<String, String>> headers(Members request, URI url) throws BadRequestException {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        boolean host = false;
        for (Map.Entry<String, JsonNode> header : request.object("headers").properties()) {
            host |= header.getKey().equalsIgnoreCase("host");
            for (String value : Members.texts("subject.properties.request.headers", header.getValue())) {
                headers.add(Map.entry(header.getKey(), value));
            }
            if (headers.size() > MAX_HEADERS) {
                throw BadRequestException.malformed("subject.properties.request.headers has at most " + MAX_HEADERS + " headers.");
            }
        }
        if (!host) {
            headers.add(Map.entry("host", url.getRawAuthority()));
        }
        return headers;
    }
}
