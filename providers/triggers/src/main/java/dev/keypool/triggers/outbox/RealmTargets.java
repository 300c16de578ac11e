package dev.keypool.triggers.outbox;

import dev.keypool.triggers.EventSubscription;
import dev.keypool.triggers.TriggerFunction;
import dev.keypool.triggers.config.ConfiguredFunctions;
import dev.keypool.triggers.config.EventSubscriptions;
import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.FunctionCalls;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.observability.ObservedCall;
import dev.keypool.triggers.observability.ObservedFunctions;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.ComponentEntity;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The functions that realms' subscriptions name. */
final class RealmTargets implements Target.Directory {

    private final KeycloakSessionFactory sessions;
    private final FunctionCalls calls;
    private final ObservedFunctions observed;

    RealmTargets(KeycloakSessionFactory sessions, FunctionCalls calls, ObservedFunctions observed) {
        this.sessions = sessions;
        this.calls = calls;
        this.observed = observed;
    }

    private record Found(Target target, boolean deleted) {
    }

    @Override
    public Target find(String realmId, String subscriptionId) throws Target.NoSubscription {
        Found found = KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> find(session, realmId, subscriptionId));
        if (found.deleted) {
            throw new Target.NoSubscription();
        }
        return found.target;
    }

    private Found find(KeycloakSession session, String realmId, String subscriptionId) {
        RealmModel realm = session.realms().getRealm(realmId);
        ComponentModel component = realm == null ? null : realm.getComponent(subscriptionId);
        if (component == null) {
            // Another node's event may be here before the word that its subscription is new: this node's cache proves nothing.
            return new Found(null, session.getProvider(JpaConnectionProvider.class).getEntityManager()
                    .find(ComponentEntity.class, subscriptionId) == null);
        }
        session.getContext().setRealm(realm);
        return new Found(EventSubscriptions.read(component).map(subscription -> target(session, realm, subscription))
                .orElseGet(() -> failing(realm, "", Retries.BY_DEFAULT, FunctionException.unavailable("The subscription's settings cannot be used"))),
                false);
    }

    private Target target(KeycloakSession session, RealmModel realm, EventSubscription subscription) {
        try {
            TriggerFunction function = ConfiguredFunctions.find(session, realm, subscription.function());
            // One attempt, because the queue makes the others.
            CallLimits limits = new CallLimits(function.limits().timeout(), 1, function.limits().places());
            String realmId = realm.getId();
            String realmName = realm.getName();
            return new Target(realmName, subscription.function(), subscription.retries(), limits.places(), (id, name, event) -> {
                // For the call's span, and without a transaction.
                try (KeycloakSession own = sessions.create()) {
                    deliver(ObservedCall.ofQueued(observed, own, realmId, realmName, subscription.function(), name), function, limits, id, event);
                }
            });
        } catch (FunctionException e) {
            return failing(realm, subscription.function(), subscription.retries(), e);
        }
    }

    private void deliver(ObservedCall call, TriggerFunction function, CallLimits limits, String id, byte[] event) throws FunctionException {
        boolean called = true;
        try {
            calls.deliverQueued(function.id(), limits, call.watchQueued(function.id(), limits, function.endpoint()), id, event);
            call.succeeded();
        } catch (FunctionException e) {
            call.failed(e);
            called = e.called();
            throw e;
        } finally {
            if (called) {
                call.end();
            } else {
                call.endUncalled();
            }
        }
    }

    private static Target failing(RealmModel realm, String function, Retries retries, FunctionException why) {
        return new Target(realm.getName(), function, retries, Integer.MAX_VALUE, (id, name, event) -> {
            throw why;
        });
    }
}
