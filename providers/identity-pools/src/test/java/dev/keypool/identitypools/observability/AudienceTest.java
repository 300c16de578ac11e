package dev.keypool.identitypools.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Stub;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.workflow.WorkflowEventProvider;
import org.keycloak.models.workflow.WorkflowEventProviderFactory;
import org.keycloak.provider.ProviderFactory;

class AudienceTest {

    private static final ProviderFactory<?> WORKFLOWS = listener("workflow-event-listener", true);

    @Test
    void aNewRealmsLogListenerHearsNothingOfSuccessesByDefault() {
        assertThat(audience(realm(false, null, "jboss-logging"), WORKFLOWS).hears()).isFalse();
        assertThat(audience(realm(false, null)).hears()).isFalse();
    }

    @Test
    void anyOtherListenerHears() {
        assertThat(audience(realm(false, null, "jboss-logging", "siem"), WORKFLOWS).hears()).isTrue();
        assertThat(audience(realm(false, null), listener("metrics", true)).hears()).isTrue();
    }

    @Test
    void aListenerThatTheRealmDoesNotHaveDoesNot() {
        assertThat(audience(realm(false, null), listener("siem", false)).hears()).isFalse();
    }

    @Test
    void ourTriggersHearWhereTheRealmHasASubscription() {
        assertThat(audience(subscribed(List.of()), listener("keypool-events", true)).hears()).isFalse();
        assertThat(audience(subscribed(List.of(new ComponentModel())), listener("keypool-events", true)).hears()).isTrue();
    }

    @Test
    void ourUserPoolsWaitForOtherEvents() {
        assertThat(audience(realm(false, null), listener("keypool-phone-number", true)).hears()).isFalse();
    }

    private static RealmModel subscribed(List<ComponentModel> subscriptions) {
        return Stub.of(RealmModel.class, Map.of("getEventsListenersStream", args -> Stream.empty(), "isEventsEnabled", args -> false,
                "getAttribute", args -> null, "getId", args -> "realm-1",
                "getComponentsStream", args -> args[1].equals("dev.keypool.triggers.EventSubscription") ? subscriptions.stream() : Stream.empty()));
    }

    @Test
    void theDatabaseHearsWhereTheRealmAsksForIt() {
        assertThat(audience(realm(true, "true")).hears()).isTrue();
        assertThat(audience(realm(true, null)).hears()).as("logins are stored, not exchanges").isFalse();
        assertThat(audience(realm(false, "true")).hears()).isFalse();
    }

    @Test
    void workflowsOfSomebodysOwnMayWaitForAnything() {
        ProviderFactory<?> own = Stub.of(WorkflowEventProviderFactory.class, Map.of());
        KeycloakSessionFactory factories = factories(List.of(WORKFLOWS), List.of(own));

        assertThat(Audience.of(realm(false, null), factories).hears()).isTrue();
    }

    private static Audience audience(RealmModel realm, ProviderFactory<?>... listeners) {
        return Audience.of(realm, factories(List.of(listeners), List.of()));
    }

    private static KeycloakSessionFactory factories(List<ProviderFactory<?>> listeners, List<ProviderFactory<?>> workflows) {
        return Stub.of(KeycloakSessionFactory.class, Map.of("getProviderFactoriesStream", args ->
                args[0] == EventListenerProvider.class ? listeners.stream()
                        : args[0] == WorkflowEventProvider.class ? workflows.stream() : Stream.empty()));
    }

    private static ProviderFactory<?> listener(String id, boolean global) {
        return Stub.of(EventListenerProviderFactory.class, Map.of("getId", args -> id, "isGlobal", args -> global));
    }

    private static RealmModel realm(boolean storesEvents, String keypoolStores, String... listeners) {
        return Stub.of(RealmModel.class, Map.of("getEventsListenersStream", args -> Stream.of(listeners),
                "isEventsEnabled", args -> storesEvents, "getAttribute", args -> keypoolStores));
    }
}
