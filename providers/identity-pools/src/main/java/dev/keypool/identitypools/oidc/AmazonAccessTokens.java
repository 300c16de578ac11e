package dev.keypool.identitypools.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.identitypools.oidc.TokenInformation.Answer;
import dev.keypool.outbound.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Access tokens of Login with Amazon, which has no ID tokens.
 *
 * @see <a href="https://developer.amazon.com/docs/login-with-amazon/obtain-customer-profile.html">Obtain customer profile information</a>
 */
public final class AmazonAccessTokens {

    /** The provider's own address; elsewhere only in tests. */
    public static final URI ADDRESS = URI.create("https://api.amazon.com/auth/o2/tokeninfo");

    /** Greater numbers of seconds are a time, smaller ones what is left: Amazon answers the latter. */
    private static final long LONGEST_LIFETIME = 100_000_000;

    private final TokenInformation information;
    private final Clock clock;

    /** @param address of the token information, {@link #ADDRESS} */
    public AmazonAccessTokens(OutboundHttp http, URI address, Clock clock) {
        this.information = new TokenInformation(http, address, clock);
        this.clock = clock;
    }

    /**
     * Asks Amazon about a token.
     *
     * @param applications client ids ({@code amzn1.application-oa2-client.…}, the answer's {@code aud}) or application ids
     *                     ({@code amzn1.application.…}, its {@code app_id}) of ours
     */
    public VerifiedAccessToken verify(Set<String> applications, String token) throws ExternalTokenException {
        TokenInformation.requirePlausible(token);
        Answer answer = ask(token);
        if (answer.status() != 200) {
            throw TokenInformation.rejected();
        }
        String clientId = TokenInformation.id(answer.json(), "aud");
        String applicationId = TokenInformation.id(answer.json(), "app_id");
        String subject = TokenInformation.id(answer.json(), "user_id");
        JsonNode expiry = answer.json().path("exp");
        if (clientId == null || subject == null || !TokenInformation.isTime(expiry)) {
            throw TokenInformation.incomplete();
        }
        boolean byClient = applications.contains(clientId);
        if (!byClient && (applicationId == null || !applications.contains(applicationId))) {
            throw TokenInformation.notOurs();
        }
        return new VerifiedAccessToken(subject, byClient ? clientId : applicationId, expiresAt(expiry.longValue()));
    }

    /** In a header, as Amazon's own libraries send it; in the query, as the documentation has it, if Amazon misses it there. */
    private Answer ask(String token) throws ExternalTokenException {
        Answer answer = information.ask(null, Map.of("Accept", "application/json", "x-amz-access-token", token));
        if (answer.status() == 400 && "invalid_request".equals(answer.json().path("error").textValue())) {
            return information.ask("access_token=" + TokenInformation.encoded(token), Map.of("Accept", "application/json"));
        }
        return answer;
    }

    private long expiresAt(long exp) throws ExternalTokenException {
        long now = clock.instant().getEpochSecond();
        long expiresAt = exp > LONGEST_LIFETIME ? exp : now + exp;
        if (expiresAt <= now) {
            throw TokenInformation.rejected();
        }
        return expiresAt;
    }
}
