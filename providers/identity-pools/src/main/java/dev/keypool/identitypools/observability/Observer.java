package dev.keypool.identitypools.observability;

import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.logins.ProviderKey;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells metrics and Keycloak's event listeners what became of a request. No token, secret or key is among what it tells.
 *
 * <p>Keycloak's event types are a closed list; the nearest is {@code TOKEN_EXCHANGE}.
 */
public final class Observer {

    /** Errors of requests that came to no decision. */
    public static final String MALFORMED = "malformed";
    public static final String TOO_LARGE = "too_large";
    public static final String TOO_SLOW = "too_slow";
    public static final String UNKNOWN_OPERATION = "unknown_operation";
    public static final String VALIDATION = "validation";
    public static final String INTERNAL_ERROR = "internal_error";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Meters meters;
    private final RefusalEvents refusalEvents;
    private final long start = System.nanoTime();

    public Observer(KeycloakSession session, RealmModel realm, Meters meters, RefusalEvents refusalEvents) {
        this.session = session;
        this.realm = realm;
        this.meters = meters;
        this.refusalEvents = refusalEvents;
    }

    public void succeeded(Operation operation) {
        meters.record(operation, null, System.nanoTime() - start);
    }

    public void refused(Operation operation, String error) {
        meters.record(operation, error, System.nanoTime() - start);
    }

    public void refused(Operation operation, BadRequestException refusal) {
        refused(operation, refusal.isTooLarge() ? TOO_LARGE : MALFORMED);
    }

    public void issued(Operation operation, Exchanged exchanged, Audience audience) {
        succeeded(operation);
        if (!audience.hears()) {
            return;
        }
        EventBuilder event = event(operation)
                .detail("identity_pool", exchanged.pool().name())
                .detail("identity_id", exchanged.identityId())
                .detail("role", exchanged.role() == null ? null : exchanged.role().arn().toString());
        exchanged.logins().stream().filter(login -> login.providerKey().equals(ProviderKey.OWN_REALM)).findFirst()
                .ifPresent(login -> event.client(login.clientId()).user(login.login().subject()));
        event.success();
    }

    /**
     * A role was assumed at STS: an event only, the call is counted when it is answered.
     *
     * @param by     the provider's name, or the ARN of the session that assumed it
     * @param userId the user of this realm whose token proved the sign-in, or null
     */
    public void assumed(Operation operation, Role role, Session session, String by, String userId, Audience audience) {
        if (audience.hears()) {
            event(operation).detail("role", role.arn().toString()).detail("role_session_name", session.sessionName())
                    .detail("assumed_by", by).user(userId).success();
        }
    }

    public void refused(Operation operation, ExchangeException refusal) {
        refused(operation, refusal.reason().label(), refusal.error().code());
    }

    /**
     * Counted, and told to listeners.
     *
     * @param reason one of a closed list
     * @param code   the error code that was answered
     */
    public void refused(Operation operation, String reason, String code) {
        refused(operation, reason);
        if (!refusalEvents.tryAcquire(realm.getId())) {
            meters.eventSuppressed();
            return;
        }
        // Keycloak would open a second transaction for an error event, in case the first rolls back; ours does not.
        event(operation).storeImmediately(false).detail("reason", reason).error(code);
    }

    private EventBuilder event(Operation operation) {
        return new EventBuilder(new EventRealm(realm), session, session.getContext().getConnection())
                .event(EventType.TOKEN_EXCHANGE).detail("operation", operation.label());
    }
}
