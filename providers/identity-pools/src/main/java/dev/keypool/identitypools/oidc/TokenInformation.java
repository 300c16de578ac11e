package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import dev.keypool.outbound.Circuit;
import dev.keypool.outbound.OutboundException;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Asks a provider about an opaque token, without a word about the token in any error. */
final class TokenInformation {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    /** Characters; Amazon's tokens have at most 2048, Facebook's a few hundred. */
    private static final int MAX_TOKEN = 4096;
    private static final int MAX_ID = 255;
    /** The end of the year 9999, seconds since the epoch. */
    private static final long MAX_TIME = 253_402_300_799L;

    private final OutboundHttp http;
    private final URI address;
    private final Circuit circuit;

    TokenInformation(OutboundHttp http, URI address, Clock clock) {
        this.http = http;
        this.address = address;
        this.circuit = new Circuit(clock);
    }

    /** An answer; the body is an empty object where it is none. */
    record Answer(int status, ObjectNode json) {
    }

    /** @param query null for none */
    Answer ask(String query, Map<String, String> headers) throws ExternalTokenException {
        if (!circuit.mayCall()) {
            throw unreachable();
        }
        OutboundResponse response;
        try {
            URI uri = query == null ? address : URI.create(address + "?" + query);
            response = http.send(OutboundRequest.get(uri, headers), DEADLINE, MAX_BYTES);
        } catch (OutboundException e) {
            circuit.failed(e.reason());
            throw ProviderDocuments.unreachable(e);
        }
        if (ProviderDocuments.isPassing(response.status())) {
            circuit.failed();
            throw unreachable();
        }
        circuit.answered();
        return new Answer(response.status(), json(response));
    }

    private static ObjectNode json(OutboundResponse response) throws ExternalTokenException {
        try {
            return StrictJson.object(response.body());
        } catch (BadRequestException e) {
            if (response.status() == 200) {
                throw ProviderDocuments.misconfigured("The provider's answer is not a JSON object.");
            }
            return StrictJson.newObject();
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A token that can be sent in a header: what is not printable ASCII no provider handed out. */
    static void requirePlausible(String token) throws ExternalTokenException {
        boolean plausible = token != null && !token.isEmpty() && token.length() <= MAX_TOKEN && token.chars().allMatch(c -> c > ' ' && c < 127);
        if (!plausible) {
            throw ExternalTokenException.malformed("Not a valid access token.");
        }
    }

    /** An id, which some providers write as a number; null when it is neither. */
    static String id(JsonNode answer, String member) {
        JsonNode value = answer.path(member);
        String text = value.isTextual() ? value.textValue() : value.isIntegralNumber() ? value.asText() : null;
        boolean well = text != null && !text.isEmpty() && text.length() <= MAX_ID && text.chars().allMatch(c -> c > ' ' && c < 127);
        return well ? text : null;
    }

    /** Whether it is a time before the year 10000, which everything that reckons with times can do. */
    static boolean isTime(JsonNode seconds) {
        return seconds.isIntegralNumber() && seconds.canConvertToLong() && seconds.longValue() <= MAX_TIME;
    }

    static ExternalTokenException rejected() {
        return new ExternalTokenException(Reason.REJECTED, "The provider does not accept the token.");
    }

    static ExternalTokenException notOurs() {
        return new ExternalTokenException(Reason.WRONG_AUDIENCE, "Incorrect token audience.");
    }

    static ExternalTokenException incomplete() {
        return ProviderDocuments.misconfigured("The provider's answer lacks who the token is of, for whom, or until when.");
    }

    private static ExternalTokenException unreachable() {
        return new ExternalTokenException(Reason.PROVIDER_UNREACHABLE, "The provider cannot be reached.");
    }
}
