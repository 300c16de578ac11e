package dev.keypool.identitypools.openid;

import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.logins.TokenKey;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.AsymmetricSignatureSignerContext;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;

/**
 * The OpenID tokens that a realm's identity pools issue: what GetOpenIdToken and GetOpenIdTokenForDeveloperIdentity
 * answer, and what STS and GetCredentialsForIdentity take.
 *
 * <p>They are signed with the realm's RSA key, as the realm's own tokens are, and are none of those: their header's
 * {@code typ} is {@code JWS}, which Keycloak gives to no token, their issuer ends in {@code /identity-pools}, and they
 * have no {@code typ} claim.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">Basic (classic) authflow</a>
 */
public final class PoolTokens {

    /** The header's {@code typ}, as Cognito writes it (RFC 7515, section 4.1.9). */
    static final String TYPE = "JWS";
    static final String ALGORITHM = Algorithm.RS256;

    private static final String PATH = "/identity-pools";
    /** Seconds: GetOpenIdTokenForDeveloperIdentity's longest TokenDuration. */
    private static final int MAX_LIFETIME = 86_400;

    private final RealmSnapshot realm;
    private final String issuer;
    private final KnownPoolTokens known;
    private final Supplier<KeyWrapper> signingKey;
    private final Clock clock;

    /**
     * @param realmIssuer the realm's own issuer
     * @param signingKey  the realm's active RS256 key; asked when a token is issued
     */
    public PoolTokens(RealmSnapshot realm, String realmIssuer, KnownPoolTokens known, Supplier<KeyWrapper> signingKey, Clock clock) {
        this.realm = realm;
        this.issuer = issuer(realmIssuer);
        this.known = known;
        this.signingKey = signingKey;
        this.clock = clock;
    }

    /** The issuer of the pools' tokens in a realm. */
    public static String issuer(String realmIssuer) {
        return realmIssuer + PATH;
    }

    /** {@code iss} of the tokens. */
    public String issuer() {
        return issuer;
    }

    /**
     * @param poolId          the pool, {@code region:uuid} as clients know it
     * @param identityId      the identity, {@code region:uuid}
     * @param amr             {@code authenticated} and the login providers, or {@code unauthenticated}
     * @param logins          those that {@code amr} tells; none for a guest
     * @param tags            session tags, for {@code https://aws.amazon.com/tags}
     * @param lifetimeSeconds 1 to 86,400
     * @return a JWT, RS256
     */
    public String issue(String poolId, String identityId, List<String> amr, List<TokenLogin> logins, SessionTags tags, int lifetimeSeconds) {
        if (lifetimeSeconds < 1 || lifetimeSeconds > MAX_LIFETIME) {
            throw new IllegalArgumentException("a pool's token lasts 1 to " + MAX_LIFETIME + " seconds");
        }
        long now = clock.instant().getEpochSecond();
        PoolToken token = new PoolToken(poolId, identityId, amr, logins, tags, now, now + lifetimeSeconds);
        return new JWSBuilder().type(TYPE).content(PoolTokenClaims.write(issuer, realm.settings(), token))
                .sign(new AsymmetricSignatureSignerContext(signingKey.get()));
    }

    /**
     * Whether its pool and identity are still there is the caller's to ask.
     *
     * @throws ExchangeException when the token is none that the pools of this realm issued, or is expired
     */
    public PoolToken verify(String token) throws ExchangeException {
        PoolToken verified = authentic(token);
        long now = clock.instant().getEpochSecond();
        if (verified.expiresAt() <= now) {
            throw ExchangeException.invalidLogin(Refusal.TOKEN_EXPIRED, "Token expired: " + now + " >= " + verified.expiresAt());
        }
        return verified;
    }

    /** Like {@link #verify}, for whoever has other words for a token that is expired: that is the caller's to ask then. */
    public PoolToken authentic(String token) throws ExchangeException {
        TokenKey key = TokenKey.of(realm.id(), token);
        KnownPoolTokens.Signed signed = known.get(key);
        if (signed == null) {
            signed = verifyUnknown(token);
            known.put(key, signed);
        }
        if (!issuer.equals(signed.issuer())) {
            throw wrongIssuer();
        }
        return signed.token();
    }

    private KnownPoolTokens.Signed verifyUnknown(String token) throws ExchangeException {
        try {
            JWSInput jws = new JWSInput(token);
            if (!TYPE.equals(jws.getHeader().getType())) {
                throw wrongIssuer();
            }
            byte[] input = jws.getEncodedSignatureInput().getBytes(StandardCharsets.UTF_8);
            boolean authentic = ALGORITHM.equals(jws.getHeader().getRawAlgorithm())
                    && realm.signingKeys().verify(jws.getHeader().getKeyId(), ALGORITHM, input, jws.getSignature());
            if (!authentic) {
                throw ExchangeException.invalidLogin(Refusal.BAD_SIGNATURE, "Couldn't verify signed token.");
            }
            return PoolTokenClaims.read(jws.getContent());
        } catch (JWSInputException | BadRequestException | RuntimeException e) {
            throw ExchangeException.invalidLogin(Refusal.MALFORMED_TOKEN, "Not a valid OpenId Connect identity token.");
        }
    }

    private static ExchangeException wrongIssuer() {
        return ExchangeException.invalidLogin(Refusal.WRONG_ISSUER, "Issuer doesn't match providerName");
    }
}
