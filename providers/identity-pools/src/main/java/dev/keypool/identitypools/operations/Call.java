package dev.keypool.identitypools.operations;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.IdentityPools;
import dev.keypool.identitypools.admin.CallersEvents;
import dev.keypool.identitypools.admin.Changer;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.identities.Identity;
import dev.keypool.identitypools.observability.Operation;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.requests.AccessDeniedException;
import dev.keypool.identitypools.requests.CallerIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * One call of an operation. What the caller's role must allow is asked here: {@code cognito-identity:<Operation>}, on the
 * ARN of the pool.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html">Actions of Cognito Identity</a>
 */
public final class Call {

    private static final String SERVICE = "cognito-identity:";
    private static final String POOL_OF_IDENTITY = "cognito-identity:identitypoolarn";

    private final KeycloakSession session;
    private final IdentityPools pools;
    private final RealmSnapshot realm;
    private final Operation operation;
    private final Members request;
    private final CallerIdentity caller;
    private Exchanged issued;

    /** @param caller who signed the request, or null for operations that are not signed */
    public Call(KeycloakSession session, IdentityPools pools, Operation operation, Members request, CallerIdentity caller) throws ExchangeException {
        this.session = session;
        this.pools = pools;
        this.realm = pools.realm();
        this.operation = operation;
        this.request = request;
        this.caller = caller;
    }

    public KeycloakSession session() {
        return session;
    }

    public IdentityPools pools() {
        return pools;
    }

    public RealmSnapshot realm() {
        return realm;
    }

    public Operation operation() {
        return operation;
    }

    public Members request() {
        return request;
    }

    public CallerIdentity caller() {
        return caller;
    }

    /** The caller, as admin events tell it. */
    public Changer changer() {
        return new Changer(caller, realm.settings().region(), operation.wireName(), session.getContext().getConnection().getRemoteHost());
    }

    /** A signed call changed an identity. */
    public void recordIdentity(OperationType change, String identityId) {
        new CallersEvents(session, session.getContext().getRealm(), changer()).identityChanged(change, clientsId(identityId));
    }

    /** Credentials or a token were issued, which listeners want to hear of. */
    public void issued(Exchanged exchanged) {
        issued = exchanged;
    }

    /** Null when nothing was issued. */
    public Exchanged issued() {
        return issued;
    }

    /** The pool of the request's IdentityPoolId. */
    public IdentityPool allowedPool() throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        String id = request.text("IdentityPoolId", TextShape.IDENTITY_POOL_ID);
        IdentityPool pool = realm.pool(id);
        requireAllowed(realm.settings().poolArn(id), ConditionKeys.ofPool(pool));
        if (pool == null) {
            throw ExchangeException.poolNotFound(id);
        }
        return pool;
    }

    /**
     * The pool of the request's ResourceArn.
     *
     * @param keys condition keys of the request
     */
    public IdentityPool allowedResource(Map<String, List<String>> keys)
            throws BadRequestException, ValidationException, AccessDeniedException, ExchangeException {
        String arn = request.text("ResourceArn", TextShape.ARN);
        String prefix = realm.settings().poolArn("");
        IdentityPool pool = arn.startsWith(prefix) ? realm.pool(arn.substring(prefix.length())) : null;
        Map<String, List<String>> all = new HashMap<>(keys);
        all.putAll(ConditionKeys.ofPool(pool));
        requireAllowed(arn, all);
        if (pool == null) {
            throw ExchangeException.resourceNotFound("Resource '" + arn + "' not found.");
        }
        return pool;
    }

    /** For operations that are about no single pool. */
    public void requireAllowedInRealm(Map<String, List<String>> keys) throws AccessDeniedException, ExchangeException {
        requireAllowed(realm.settings().poolArn(""), keys);
    }

    /**
     * For operations that name an identity: AWS asks for {@code *}, with the pool in a condition key. A Deny that names the
     * pool as the resource holds too.
     *
     * @param identity the identity, or null when there is none of that id
     */
    public void requireAllowedOn(Identity identity) throws AccessDeniedException, ExchangeException {
        IdentityPool pool = identity == null ? null : realm.pools().get(identity.poolId());
        if (pool == null) {
            requireAllowed("*", Map.of());
            return;
        }
        String arn = realm.settings().poolArn(clientsId(pool));
        requireAllowed("*", Map.of(POOL_OF_IDENTITY, List.of(arn)));
        Map<String, List<String>> keys = new HashMap<>(ConditionKeys.ofPool(pool));
        keys.put(POOL_OF_IDENTITY, List.of(arn));
        pools.authorizer().requireNotDenied(caller, SERVICE + operation.wireName(), arn, keys);
    }

    /** For what an operation does besides its own action. */
    public void requireAlso(Operation action, String poolId, Map<String, List<String>> keys) throws AccessDeniedException, ExchangeException {
        pools.authorizer().require(caller, SERVICE + action.wireName(), realm.settings().poolArn(poolId), keys);
    }

    /** What the API calls providers. */
    public ProviderNames names() throws ExchangeException {
        return new ProviderNames(session, pools.address(), realm.settings().account());
    }

    /** The pool's id as clients know it. */
    public String clientsId(IdentityPool pool) {
        return clientsId(pool.id());
    }

    /** The same of a pool's or an identity's id. */
    public String clientsId(String id) {
        return realm.settings().region() + ":" + id;
    }

    private void requireAllowed(String resource, Map<String, List<String>> keys) throws AccessDeniedException, ExchangeException {
        pools.authorizer().require(caller, SERVICE + operation.wireName(), resource, keys);
    }
}
