package dev.keypool.identitypools.exchange;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.identities.Identities;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.identities.IdentityConflictException;
import dev.keypool.identitypools.logins.LoginVerifier;
import dev.keypool.identitypools.logins.VerifiedLogin;
import dev.keypool.identitypools.realm.RealmSnapshot;
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
    private final Clock clock;

    public Exchange(RealmSnapshot realm, Identities identities, LoginVerifier logins, Clock clock) {
        this.realm = realm;
        this.identities = identities;
        this.logins = logins;
        this.roles = new RoleChoice(realm);
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
            return identified(pool, realm.guests().create(pool.id()), null);
        }
        VerifiedLogin login = verify(pool, tokens);
        return identified(pool, identities.ownerOrNew(pool.id(), login.login()), login);
    }

    /** GetCredentialsForIdentity: the identity's credentials, under the role that the pool gives it. */
    public Exchanged credentials(String identityId, Map<String, String> tokens, String customRoleArn) throws ExchangeException {
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
            return credentials(identified(pool, identity.id(), null), customRoleArn);
        }
        VerifiedLogin login = verify(pool, tokens);
        return credentials(identified(pool, resolve(identity, login), login), customRoleArn);
    }

    /** Both calls in one, for services that need no identity before they have its credentials. */
    public Exchanged poolCredentials(String poolId, Map<String, String> tokens) throws ExchangeException {
        return credentials(identity(poolId, tokens), null);
    }

    private Identity find(String identityId) throws ExchangeException {
        String region = realm.settings().region();
        if (identityId.length() <= region.length() || identityId.charAt(region.length()) != ':' || !identityId.startsWith(region)) {
            throw ExchangeException.identityNotFound(identityId);
        }
        String id = identityId.substring(region.length() + 1);
        Identity stored = identities.byId(id);
        if (stored != null) {
            return stored;
        }
        String guestsPool = realm.guests().poolOf(id, realm.pools().keySet());
        if (guestsPool == null) {
            throw ExchangeException.identityNotFound(identityId);
        }
        return Identity.guest(id, guestsPool);
    }

    private VerifiedLogin verify(IdentityPool pool, Map<String, String> tokens) throws ExchangeException {
        // Each must verify; as long as a realm is the only kind of provider, more than one cannot.
        VerifiedLogin verified = null;
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            verified = logins.verify(pool, token.getKey(), token.getValue());
        }
        return verified;
    }

    /** Which identity a caller has who came with one and a verified login: linking and merging as documented. */
    private String resolve(Identity identity, VerifiedLogin login) throws ExchangeException {
        String owner = identities.ownerOf(identity.poolId(), login.login());
        if (identity.id().equals(owner) || owner != null && owner.equals(identity.mergedInto())) {
            return owner;
        }
        if (!identity.isGuest()) {
            throw ExchangeException.notAuthorized(Refusal.LOGINS_DO_NOT_MATCH,
                    "Logins don't match. Please include at least one valid login for this identity or identity pool.");
        }
        try {
            if (owner == null) {
                return identities.link(identity, login.login());
            }
            identities.merge(identity, owner);
            return owner;
        } catch (IdentityConflictException e) {
            throw ExchangeException.conflict(e.getMessage());
        }
    }

    private Exchanged credentials(Exchanged identified, String customRoleArn) throws ExchangeException {
        IdentityPool pool = identified.pool();
        List<String> amr = amr(identified.login());
        Role role = roles.choose(pool, identified.login(), customRoleArn);
        if (!WebIdentityTrust.allows(role, realm.settings().region() + ":" + pool.id(), identified.identityId(), amr)) {
            throw ExchangeException.badPoolConfiguration(Refusal.TRUST_POLICY_DENIES);
        }
        long now = clock.instant().getEpochSecond();
        String identity = identified.identityId().substring(realm.settings().region().length() + 1);
        Session session = new Session(pool.id(), identity, role.id(), SESSION_NAME, amr, now, now + LIFETIME);
        return new Exchanged(identified.identityId(), pool, identified.login(), role, realm.sealing().issue(session));
    }

    private static List<String> amr(VerifiedLogin login) {
        if (login == null) {
            return List.of("unauthenticated");
        }
        List<String> amr = new ArrayList<>(1 + login.amr().size());
        amr.add("authenticated");
        amr.addAll(login.amr());
        return amr;
    }

    private Exchanged identified(IdentityPool pool, String identity, VerifiedLogin login) {
        return new Exchanged(realm.settings().region() + ":" + identity, pool, login, null, null);
    }

    private static void requireGuestsAllowed(IdentityPool pool) throws ExchangeException {
        if (!pool.allowUnauthenticated()) {
            throw ExchangeException.notAuthorized(Refusal.GUESTS_NOT_ALLOWED,
                    "Unauthenticated access is not supported for this identity pool.");
        }
    }
}
