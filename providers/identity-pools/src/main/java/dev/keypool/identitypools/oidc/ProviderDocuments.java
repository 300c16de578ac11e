package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import dev.keypool.outbound.OutboundException;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** JSON documents that providers publish. */
final class ProviderDocuments {

    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final OutboundHttp http;

    ProviderDocuments(OutboundHttp http) {
        this.http = http;
    }

    /**
     * A document as it came.
     *
     * @param cacheControl its Cache-Control header, or null
     */
    record Fetched(ObjectNode json, String cacheControl) {
    }

    Fetched get(URI uri) throws ExternalTokenException {
        OutboundResponse answer;
        try {
            answer = http.send(OutboundRequest.get(uri, Map.of("Accept", "application/json")), DEADLINE, MAX_BYTES);
        } catch (OutboundException e) {
            throw unreachable(e);
        }
        if (answer.status() != 200) {
            throw isPassing(answer.status()) ? new ExternalTokenException(Reason.PROVIDER_UNREACHABLE, "The provider cannot answer.")
                    : misconfigured("The provider publishes nothing where its metadata or keys should be.");
        }
        try {
            return new Fetched(StrictJson.object(answer.body()), answer.header("Cache-Control"));
        } catch (BadRequestException e) {
            throw misconfigured("The provider's metadata or keys are not a JSON object.");
        }
    }

    static ExternalTokenException unreachable(OutboundException e) {
        return switch (e.reason()) {
            case BAD_URL, BAD_REQUEST, SCHEME_NOT_ALLOWED, ADDRESS_NOT_ALLOWED, TOO_LARGE ->
                    new ExternalTokenException(Reason.PROVIDER_MISCONFIGURED, "The provider cannot be called.", e);
            default -> new ExternalTokenException(Reason.PROVIDER_UNREACHABLE, "The provider cannot be reached.", e);
        };
    }

    /** Whether a status is one that goes by. */
    static boolean isPassing(int status) {
        return status >= 500 || status == 429 || status == 408;
    }

    static ExternalTokenException misconfigured(String message) {
        return new ExternalTokenException(Reason.PROVIDER_MISCONFIGURED, message);
    }
}
