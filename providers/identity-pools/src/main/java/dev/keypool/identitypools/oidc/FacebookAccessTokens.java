package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import dev.keypool.identitypools.oidc.TokenInformation.Answer;
import dev.keypool.outbound.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Access tokens of Facebook Login. Its Limited Login hands out ID tokens: {@link OidcIssuer#FACEBOOK}.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/reference/debug_token">Graph API: debug_token</a>
 */
public final class FacebookAccessTokens {

    /** The provider's own address; elsewhere only in tests. */
    public static final URI ADDRESS = URI.create("https://graph.facebook.com/debug_token");

    /** Graph API's error when the token is another application's. */
    private static final int OTHER_APPLICATION = 100;
    /** Graph API's errors that go by: unknown, service, too many calls of the application, temporarily blocked. */
    private static final Set<Integer> PASSING = Set.of(1, 2, 4, 341, 368);
    private static final long ASK_AGAIN_SECONDS = 3600;

    private final TokenInformation information;
    private final Clock clock;

    /** @param address of the token information, {@link #ADDRESS} */
    public FacebookAccessTokens(OutboundHttp http, URI address, Clock clock) {
        this.information = new TokenInformation(http, address, clock);
        this.clock = clock;
    }

    /**
     * Asks Facebook about a token. It takes the token in the query only; the application's own token is in a header.
     *
     * @param appId     the application's id, digits
     * @param appSecret the application's secret: Facebook tells nobody else about its tokens
     */
    public VerifiedAccessToken verify(String appId, String appSecret, String token) throws ExternalTokenException {
        TokenInformation.requirePlausible(token);
        Answer answer = information.ask("input_token=" + TokenInformation.encoded(token),
                Map.of("Accept", "application/json", "Authorization", "Bearer " + appId + "|" + appSecret));
        JsonNode error = answer.json().path("error");
        if (answer.status() != 200 || !error.isMissingNode()) {
            throw refused(error.path("code").asInt());
        }
        JsonNode data = answer.json().path("data");
        boolean valid = data.path("is_valid").isBoolean() && data.path("is_valid").booleanValue();
        if (!valid || data.has("error")) {
            throw TokenInformation.rejected();
        }
        if (!appId.equals(TokenInformation.id(data, "app_id"))) {
            throw TokenInformation.notOurs();
        }
        // Pages and applications have tokens too.
        if (!"USER".equals(data.path("type").textValue())) {
            throw new ExternalTokenException(Reason.WRONG_TYPE, "Not a person's access token.");
        }
        String subject = TokenInformation.id(data, "user_id");
        if (subject == null) {
            throw TokenInformation.incomplete();
        }
        long expiresAt = Math.min(end(data.path("expires_at")), data.has("data_access_expires_at") ? end(data.get("data_access_expires_at")) : Long.MAX_VALUE);
        long now = clock.instant().getEpochSecond();
        if (expiresAt <= now) {
            throw TokenInformation.rejected();
        }
        return new VerifiedAccessToken(subject, appId, expiresAt == Long.MAX_VALUE ? now + ASK_AGAIN_SECONDS : expiresAt);
    }

    /** 0 is for never. */
    private static long end(JsonNode time) throws ExternalTokenException {
        if (!TokenInformation.isTime(time)) {
            throw TokenInformation.incomplete();
        }
        return time.longValue() == 0 ? Long.MAX_VALUE : time.longValue();
    }

    private static ExternalTokenException refused(int code) {
        if (code == OTHER_APPLICATION) {
            return TokenInformation.notOurs();
        }
        if (PASSING.contains(code)) {
            return new ExternalTokenException(Reason.PROVIDER_UNREACHABLE, "The provider cannot answer.");
        }
        return ProviderDocuments.misconfigured("The provider refuses to say: the application's id or secret may be wrong.");
    }
}
