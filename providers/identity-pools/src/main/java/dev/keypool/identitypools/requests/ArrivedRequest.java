package dev.keypool.identitypools.requests;

import dev.keypool.iam.policy.ConditionContext;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.iam.sigv4.SignedRequest;
import dev.keypool.identitypools.http.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/**
 * The signed request that this server is answering, as it arrived and, where a reverse proxy changed Host or path on
 * the way, as the client sent it: to the frontend URL of Keycloak's hostname settings.
 */
public final class ArrivedRequest {

    private static final String REALMS = "/realms/";
    /**
     * STS has no other path at AWS, and the SDK for Java 2 knows none (aws-sdk-java-v2 issue 3387): where a proxy gives
     * STS a host of its own, that is what its clients signed. The credentials are good for this realm alone anyway.
     */
    private static final String ROOT = "/";
    private static final String STS = "sts";

    private final KeycloakSession session;
    private final URI uri;

    /** @throws BadRequestException when the request has no address: HTTP/1.0 allows it to come without a Host */
    public ArrivedRequest(KeycloakSession session) throws BadRequestException {
        this.session = session;
        this.uri = address(session);
    }

    private static URI address(KeycloakSession session) throws BadRequestException {
        try {
            return session.getContext().getHttpRequest().getUri().getRequestUri();
        } catch (RuntimeException e) {
            throw BadRequestException.malformed("The request has no Host, or an address that is not well-formed.");
        }
    }

    public String rawQuery() {
        return uri.getRawQuery();
    }

    public ConditionContext keys(Instant now) {
        return keys(session, now);
    }

    /**
     * What the request itself says of conditions, behind the proxy that Keycloak trusts.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
     */
    public static ConditionContext keys(KeycloakSession session, Instant now) {
        return key -> switch (key) {
            case "aws:sourceip" -> List.of(session.getContext().getConnection().getRemoteAddr());
            case "aws:securetransport" -> List.of(Boolean.toString("https".equals(session.getContext().getUri().getBaseUri().getScheme())));
            case "aws:currenttime" -> List.of(DateTimeFormatter.ISO_INSTANT.format(now));
            case "aws:epochtime" -> List.of(Long.toString(now.getEpochSecond()));
            default -> null;
        };
    }

    /** @throws SignatureException when it is not signed, or not so that it can be told by whom */
    public SignedRequest signed() throws SignatureException {
        return SignedRequest.parse(new HttpRequest(session.getContext().getHttpRequest().getHttpMethod(), uri.getRawPath(),
                uri.getRawQuery(), headers()));
    }

    /** @throws SignatureException in AWS's words */
    public CallerIdentity caller(SignedRequests signatures, String region, String service, String payloadHash) throws SignatureException {
        SignedRequest arrived = signed();
        Instant now = Instant.now();
        try {
            return signatures.verify(arrived, region, service, payloadHash, now);
        } catch (SignatureException e) {
            if (e.code() == SignatureException.Code.SIGNATURE_DOES_NOT_MATCH) {
                for (SignedRequest sent : asSent(arrived, service)) {
                    try {
                        return signatures.verify(sent, region, service, payloadHash, now);
                    } catch (SignatureException other) {
                        if (other.code() != SignatureException.Code.SIGNATURE_DOES_NOT_MATCH) {
                            throw other;
                        }
                    }
                }
            }
            throw e;
        }
    }

    private List<SignedRequest> asSent(SignedRequest arrived, String service) {
        URI frontend = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        int realms = uri.getRawPath().indexOf(REALMS);
        List<SignedRequest> sent = new ArrayList<>();
        if (frontend.getHost() != null && realms >= 0) {
            String base = frontend.getRawPath() == null ? "" : frontend.getRawPath().replaceAll("/+$", "");
            sent.add(arrived.at(host(frontend), base + uri.getRawPath().substring(realms)));
        }
        if (service.equals(STS) && uri.getHost() != null) {
            sent.add(arrived.at(host(uri), ROOT));
        }
        return sent;
    }

    /** As HTTP clients write it: without the scheme's default port. */
    private static String host(URI uri) {
        boolean byDefault = uri.getPort() < 0 || uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
        return byDefault ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private List<Map.Entry<String, String>> headers() {
        MultivaluedMap<String, String> received = session.getContext().getRequestHeaders().getRequestHeaders();
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        received.forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        if (!received.containsKey(HttpHeaders.HOST) && uri.getRawAuthority() != null) {
            // HTTP/2 has :authority instead, and signers call that host too.
            headers.add(Map.entry("host", uri.getRawAuthority()));
        }
        return headers;
    }
}
