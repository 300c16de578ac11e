package dev.keypool.triggers.outbox;

import dev.keypool.triggers.EventSubscription;
import dev.keypool.triggers.TriggerFunction;
import dev.keypool.triggers.config.ConfiguredFunctions;
import dev.keypool.triggers.config.EventSubscriptions;
import dev.keypool.triggers.functions.CallLimits;
import dev.keypool.triggers.functions.FunctionCalls;
import dev.keypool.triggers.functions.FunctionException;
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

    RealmTargets(KeycloakSessionFactory sessions, FunctionCalls calls) {
        this.sessions = sessions;
        this.calls = calls;
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
            return new Target(realm.getName(), subscription.function(), subscription.retries(), limits.places(),
                    (id, event) -> calls.deliverQueued(function.id(), limits, function.endpoint(), id, event));
        } catch (FunctionException e) {
            return failing(realm, subscription.function(), subscription.retries(), e);
        }
    }

    private static Target failing(RealmModel realm, String function, Retries retries, FunctionException why) {
        return new Target(realm.getName(), function, retries, Integer.MAX_VALUE, (id, event) -> {
            throw why;
        });
    }
}
