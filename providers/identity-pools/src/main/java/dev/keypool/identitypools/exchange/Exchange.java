package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.credentials.SealingKeys;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.identities.GuestIds;
import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityConflictException;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.openid.PoolTokens;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.roles.PrincipalTags;
import dev.keypool.identitypools.roles.RoleChoice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Logins in, an identity or temporary credentials out.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">Identity pools authentication flow</a>
 */
public final class Exchange {

    /** Seconds; the enhanced flow has no choice of duration. */
    private static final int LIFETIME = 3600;
    /** The name that Cognito gives all sessions of the enhanced flow. */
    private static final String SESSION_NAME = "CognitoIdentityCredentials";

    private final RealmSnapshot realm;
    private final Identities identities;
    private final LoginVerifier logins;
    private final RoleChoice roles;
    private final DeveloperLogins developers;
    private final Clock clock;

    public Exchange(RealmSnapshot realm, Identities identities, LoginVerifier logins, PoolTokens poolTokens, Clock clock) {
        this.realm = realm;
        this.identities = identities;
        this.logins = logins;
        this.roles = new RoleChoice(realm);
        this.developers = new DeveloperLogins(realm, identities, logins, poolTokens);
        this.clock = clock;
    }

    /** GetId: the identity of these logins, or a new guest's. */
    public Exchanged identity(String poolId, Map<String, String> tokens) throws ExchangeException {
        IdentityPool pool = realm.pool(poolId);
        if (pool == null) {
            throw ExchangeException.poolNotFound(poolId);
        }
        if (tokens.isEmpty()) {
            requireGuestsAllowed(pool);
            return identified(pool, realm.guests().create(pool.id()), List.of());
        }
        List<VerifiedLogin> verified = verify(pool, tokens);
        return identified(pool, owner(pool, null, verified), verified);
    }

    /** The identity of GetCredentialsForIdentity, GetOpenIdToken and UnlinkIdentity, logins linked and merged as documented. */
    public Exchanged identify(String identityId, Map<String, String> tokens) throws ExchangeException {
        Identity identity = find(identityId);
        IdentityPool pool = realm.pools().get(identity.poolId());
        if (pool == null) {
            throw ExchangeException.identityNotFound(identityId);
        }
        if (tokens.isEmpty()) {
            if (!identity.isGuest()) {
                throw ExchangeException.notAuthorized(Refusal.IDENTITY_NEEDS_LOGIN,
                        "Access to Identity '" + identityId + "' is forbidden.");
            }
            requireGuestsAllowed(pool);
            return identified(pool, identity.id(), List.of());
        }
        List<VerifiedLogin> verified = verify(pool, tokens);
        return identified(pool, owner(pool, identity, verified), verified);
    }

    /** GetCredentialsForIdentity: the identity's credentials, under the role that the pool gives it. */
    public Exchanged credentials(String identityId, Map<String, String> tokens, String customRoleArn) throws ExchangeException {
        if (DeveloperLogins.isOne(tokens)) {
            DeveloperLogins.Proven proven = developers.verify(identityId, tokens);
            Exchanged identified = identified(proven.holder().pool(), proven.holder().identity().id(), List.of(proven.login()));
            return credentials(identified, customRoleArn, proven.token().tags());
        }
        return credentials(identify(identityId, tokens), customRoleArn);
    }

    /** Both calls in one, for services that need no identity before they have its credentials. */
    public Exchanged poolCredentials(String poolId, Map<String, String> tokens) throws ExchangeException {
        return credentials(identity(poolId, tokens), null);
    }

    /** The identity of that id, of one of the realm's pools: stored and not deleted, or a guest's that was issued here. */
    public Identity find(String identityId) throws ExchangeException {
        String region = realm.settings().region();
        if (identityId.length() <= region.length() || identityId.charAt(region.length()) != ':' || !identityId.startsWith(region)) {
            throw ExchangeException.identityNotFound(identityId);
        }
        String id = identityId.substring(region.length() + 1);
        String guestsPool = realm.guests().poolOf(id, realm.pools().keySet());
        if (guestsPool == null && GuestIds.isGuestForm(id)) {
            // Made up, or of a pool that is gone, and then so is the row that it may have had: none of them costs a read.
            throw ExchangeException.identityNotFound(identityId);
        }
        Identity stored = identities.byId(id);
        // Ids are found whichever realm they are of: what is another realm's is nobody's here.
        if (stored != null && (stored.isDeleted() || !realm.pools().containsKey(stored.poolId()))) {
            throw ExchangeException.identityNotFound(identityId);
        }
        if (stored != null) {
            return stored;
        }
        if (guestsPool == null) {
            throw ExchangeException.identityNotFound(identityId);
        }
        return Identity.guest(id, guestsPool);
    }

    /** Each must verify. None can be of the developer provider: only the pool's own backend speaks for that. */
    public List<VerifiedLogin> verify(IdentityPool pool, Map<String, String> tokens) throws ExchangeException {
        List<VerifiedLogin> verified = new ArrayList<>(tokens.size());
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            if (token.getKey().equals(pool.logins().developerProvider())) {
                throw ExchangeException.notPublicProvider();
            }
            verified.add(logins.verify(pool, token.getKey(), token.getValue()));
        }
        return verified;
    }

    /**
     * The identity's holder brings logins of it, or a backend's token for it. Nothing is linked or merged by them.
     *
     * @param identityId {@code region:uuid}
     */
    public void requireHolder(IdentityPool pool, Identity identity, String identityId, Map<String, String> tokens) throws ExchangeException {
        if (tokens.isEmpty()) {
            throw ExchangeException.notAuthorized(Refusal.IDENTITY_NEEDS_LOGIN, "Access to Identity '" + identityId + "' is forbidden.");
        }
        if (DeveloperLogins.isOne(tokens)) {
            developers.verify(identityId, tokens);
            return;
        }
        for (VerifiedLogin login : verify(pool, tokens)) {
            if (!identity.logins().contains(login.login())) {
                throw ExchangeException.loginsDoNotMatch();
            }
        }
    }

    /** Which identity a caller has with these logins, who may have come with one. */
    private String owner(IdentityPool pool, Identity identity, List<VerifiedLogin> verified) throws ExchangeException {
        List<Login> presented = verified.stream().map(VerifiedLogin::login).toList();
        try {
            String owner = identities.ownerOfAll(pool.id(), identity, presented);
            if (owner == null) {
                throw ExchangeException.loginsDoNotMatch();
            }
            return owner;
        } catch (IdentityConflictException e) {
            throw ExchangeException.conflict(e.getMessage());
        }
    }

    private Exchanged credentials(Exchanged identified, String customRoleArn) throws ExchangeException {
        return credentials(identified, customRoleArn, PrincipalTags.of(identified.pool(), identified.logins()));
    }

    private Exchanged credentials(Exchanged identified, String customRoleArn, SessionTags tags) throws ExchangeException {
        IdentityPool pool = identified.pool();
        List<String> amr = identified.amr();
        Role role = roles.choose(pool, identified.logins(), customRoleArn);
        if (!WebIdentityTrust.allows(role, realm.settings().region() + ":" + pool.id(), identified.identityId(), amr, tags, SESSION_NAME,
                clock.instant())) {
            throw ExchangeException.badPoolConfiguration(Refusal.TRUST_POLICY_DENIES);
        }
        long now = clock.instant().getEpochSecond();
        String identity = identified.identityId().substring(realm.settings().region().length() + 1);
        Session session = Session.ofPool(new PoolIdentity(pool.id(), identity, amr, true), role.id(), SESSION_NAME, tags, now, now + LIFETIME);
        TemporaryCredentials credentials = realm.sealing().issue(session);
        if (credentials.sessionToken().length() > SealingKeys.MAX_TOKEN_CHARS) {
            // Nobody would take it; a backend's 50 tags have room for that.
            throw ExchangeException.notAuthorized(Refusal.TAG_NOT_ALLOWED, "The session's principal tags are too large.");
        }
        return new Exchanged(identified.identityId(), pool, identified.logins(), role, credentials);
    }

    private Exchanged identified(IdentityPool pool, String identity, List<VerifiedLogin> verified) {
        return new Exchanged(realm.settings().region() + ":" + identity, pool, verified, null, null);
    }

    private static void requireGuestsAllowed(IdentityPool pool) throws ExchangeException {
        if (!pool.allowUnauthenticated()) {
            throw ExchangeException.notAuthorized(Refusal.GUESTS_NOT_ALLOWED,
                    "Unauthenticated access is not supported for this identity pool.");
        }
    }
}
