package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import dev.keypool.identitypools.logins.Account;
import dev.keypool.identitypools.logins.Accounts;
import dev.keypool.identitypools.realm.Address;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Clock;
import java.util.List;

/**
 * People and service accounts of the realm itself, by the realm's own tokens: ID tokens of any enabled client, and access
 * tokens whose audience says that they are meant for STS.
 */
public final class RealmWebIdentities implements WebIdentities.Kind {

    /** The audience of access tokens for STS, as AWS names the service. */
    public static final String STS_AUDIENCE = "sts.amazonaws.com";

    private final RealmSnapshot realm;
    private final RealmProvider provider;
    private final Address address;
    private final RealmTokens tokens;
    private final Accounts accounts;
    private final TokenState state;
    private final Clock clock;

    /** @param realmName the realm's name */
    public RealmWebIdentities(RealmSnapshot realm, String realmName, Address address, RealmTokens tokens, Accounts accounts, TokenState state, Clock clock) {
        this.realm = realm;
        this.provider = new RealmProvider(realm.settings().account(), address.provider(), realmName);
        this.address = address;
        this.tokens = tokens;
        this.accounts = accounts;
        this.state = state;
        this.clock = clock;
    }

    @Override
    public WebIdentity verify(String claimed, String token) throws ExchangeException {
        if (!claimed.equals(address.issuer())) {
            return null;
        }
        RealmToken verified = tokens.verify(realm, token);
        checkClaims(verified);
        String clientId = clientId(verified);
        Account client = clientId == null ? null : accounts.client(clientId);
        require(client != null, Refusal.WRONG_AUDIENCE, "Incorrect token audience");
        require(client.enabled(), Refusal.CLIENT_DISABLED, "The client is disabled.");
        Account user = verified.subject() == null ? null : accounts.user(verified.subject());
        require(user != null, Refusal.USER_UNKNOWN, "User does not exist.");
        require(user.enabled(), Refusal.USER_DISABLED, "User is disabled.");
        checkState(verified, client, user);
        FederatedIdentity who = new FederatedIdentity(provider.principals(),
                provider.keys(verified, client.id(), role -> state.hasRealmRole(user.id(), role)), provider.sessionKeys(verified, client.id()),
                verified.aws().tags(), verified.aws().sourceIdentity(), verified.aws().roles(), null);
        return new WebIdentity(who, provider.principals().get(0), user.id(), client.id(), user.id());
    }

    private void checkClaims(RealmToken token) throws ExchangeException {
        // What was remembered was signed; its issuer follows from the address that the request was sent to.
        require(address.issuer().equals(token.issuer()), Refusal.WRONG_ISSUER, TokenClaims.NO_TOKEN);
        require(token.issuedAt() > 0, Refusal.MALFORMED_TOKEN, TokenClaims.NO_TOKEN);
        TokenTimes.requireUnexpired(token.expiresAt(), clock);
        require(token.notBefore() <= clock.instant().getEpochSecond(), Refusal.TOKEN_NOT_YET_VALID, "Token is not valid yet.");
        require(!token.bound(), Refusal.WRONG_TOKEN_TYPE, "The token is bound to a key: only bearer tokens are taken.");
    }

    /** The client that it was issued to; null when that does not show, or an access token is not for STS. */
    private static String clientId(RealmToken token) throws ExchangeException {
        List<String> audience = token.audience();
        if ("ID".equals(token.type())) {
            // OpenID Connect Core 3.1.3.7, as for logins at the pools.
            String only = audience.size() == 1 ? audience.get(0) : null;
            return token.authorizedParty() == null ? only : audience.contains(token.authorizedParty()) ? token.authorizedParty() : null;
        }
        require("Bearer".equals(token.type()), Refusal.WRONG_TOKEN_TYPE, TokenClaims.NO_TOKEN);
        return audience.contains(STS_AUDIENCE) ? token.authorizedParty() : null;
    }

    /** What may have happened since the token was issued. */
    private void checkState(RealmToken token, Account client, Account user) throws ExchangeException {
        long notBefore = Math.max(accounts.notBefore(), Math.max(client.notBefore(), user.notBefore()));
        require(token.issuedAt() >= notBefore, Refusal.TOKEN_REVOKED, "The token was revoked.");
        require(token.tokenId() == null || !state.isRevoked(token.tokenId()), Refusal.TOKEN_REVOKED, "The token was revoked.");
        require(token.sessionId() == null || accounts.isSignedIn(user.id(), token.sessionId()), Refusal.SIGNED_OUT, "User is signed out.");
    }

    private static void require(boolean allowed, Refusal otherwise, String message) throws ExchangeException {
        if (!allowed) {
            throw ExchangeException.notAuthorized(otherwise, message);
        }
    }
}
