package dev.keypool.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.events.Variants;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.provider.ProviderConfigProperty;

/** What becomes of a trigger's settings when it is stored. */
final class TriggerSettingsTest {

    private static ComponentModel trigger(Map<String, String> settings) {
        ComponentModel component = new ComponentModel();
        component.setId(UUID.randomUUID().toString());
        component.setName("a trigger");
        component.put("trigger", "PreTokenGeneration");
        component.put("function", "f");
        settings.forEach(component::put);
        return component;
    }

    private static void store(TriggerRealm realm, ComponentModel trigger) {
        new TriggerFactory().validateConfiguration(null, realm.model(), trigger);
    }

    private static void assertRefused(TriggerRealm realm, ComponentModel trigger, String why) {
        assertThatThrownBy(() -> store(realm, trigger)).isInstanceOf(ComponentValidationException.class).hasMessageContaining(why);
    }

    @Test
    void whatClientsObserveIsTheDefault() {
        assertThat(TriggerFactory.read(trigger(Map.of())).variants()).isEqualTo(Variants.BY_DEFAULT);
        assertThat(TriggerFactory.read(trigger(Map.of("hostedSource", "TokenGeneration_HostedAuth", "refreshSource", "TokenGeneration_RefreshTokens",
                "verifySource", "VerifyAuthChallengeResponse_Authentication", "prefixOnPages", "false"))).variants()).isEqualTo(Variants.BY_DEFAULT);
    }

    @Test
    void whatAwssOtherDocumentsSayCanBeHad() {
        assertThat(TriggerFactory.read(trigger(Map.of("hostedSource", "TokenGeneration_Authentication", "refreshSource", "TokenGeneration_Authentication",
                "verifySource", "VerifyAuthChallenge_Authentication", "prefixOnPages", "true"))).variants())
                .isEqualTo(new Variants(TokenSource.AUTHENTICATION, TokenSource.AUTHENTICATION, "VerifyAuthChallenge_Authentication", true));
    }

    @Test
    void nothingElseCanBeHad() {
        TriggerRealm realm = TriggerRealm.with();
        assertRefused(realm, trigger(Map.of("hostedSource", "TokenGeneration_RefreshTokens")),
                "hostedSource must be TokenGeneration_HostedAuth or TokenGeneration_Authentication.");
        assertRefused(realm, trigger(Map.of("refreshSource", "TokenGeneration_HostedAuth")), "refreshSource must be");
        assertRefused(realm, trigger(Map.of("verifySource", "Verify")), "verifySource must be");
        assertRefused(realm, trigger(Map.of("prefixOnPages", "yes")), "prefixOnPages must be false or true.");
    }

    @Test
    void theFactoryTellsOfEachSetting() {
        assertThat(new TriggerFactory().getConfigProperties()).allSatisfy(property -> assertThat(property.getHelpText()).isNotBlank())
                .extracting(ProviderConfigProperty::getName).containsExactly("trigger", "function", "appClient", "lambdaVersion", "onFailure",
                        "hostedSource", "refreshSource", "verifySource", "prefixOnPages");
    }

    @Test
    void aTriggerKeepsWhichAppClientItIsFor() {
        ComponentModel trigger = trigger(Map.of("appClient", "app"));

        store(TriggerRealm.with().client("1", "app"), trigger);

        assertThat(trigger.get("appClientId")).isEqualTo("1");
    }

    @Test
    void anAppClientThatIsNotThereIsRefused() {
        assertRefused(TriggerRealm.with().client("1", "app"), trigger(Map.of("appClient", "ap")), "appClient must be the client ID of an app client");
        for (Map<String, String> stored : List.of(Map.of("appClient", "app"), Map.of("appClient", "app", "appClientId", "1"),
                Map.of("appClient", "app", "appClientId", "gone"))) {
            Change change = changed(stored, "ap");
            assertRefused(change.realm.client("1", "app"), change.trigger, "appClient must be");
        }
        assertRefused(TriggerRealm.with().client("1", "app"), trigger(Map.of("appClient", "ap", "appClientId", "1")), "appClient must be");
    }

    private record Change(TriggerRealm realm, ComponentModel trigger) {
    }

    /** One that is stored and gets another app client now. */
    private static Change changed(Map<String, String> stored, String appClient) {
        ComponentModel before = trigger(stored);
        ComponentModel now = new ComponentModel(before);
        now.put("appClient", appClient);
        return new Change(TriggerRealm.with(before), now);
    }

    @Test
    void anotherAppClientIsAnother() {
        Change change = changed(Map.of("appClient", "app", "appClientId", "1"), "other");

        store(change.realm.client("1", "app").client("2", "other"), change.trigger);

        assertThat(change.trigger.get("appClientId")).isEqualTo("2");
    }

    @Test
    void withoutAnAppClientItIsTheRealms() {
        Change change = changed(Map.of("appClient", "app", "appClientId", "1"), " ");

        store(change.realm.client("1", "app"), change.trigger);

        assertThat(change.trigger.get("appClientId")).isNull();
    }

    @Test
    void whoChangesSomethingElseKeepsARenamedAppClient() {
        Change change = changed(Map.of("appClient", "app", "appClientId", "1"), "app");

        store(change.realm.client("1", "renamed").client("2", "app"), change.trigger);

        assertThat(change.trigger.get("appClientId")).isEqualTo("1");
        assertThat(change.trigger.get("appClient")).isEqualTo("renamed");
    }

    @Test
    void oneOfAnAppClientThatIsGoneCanBeStoredAndImported() {
        Change change = changed(Map.of("appClient", "app", "appClientId", "1"), "app");
        store(change.realm, change.trigger);

        store(TriggerRealm.with(), trigger(Map.of("appClient", "app", "appClientId", "1")));
    }

    @Test
    void anExportsIdThatIsAnotherAppClientsDoesNotCount() {
        ComponentModel imported = trigger(Map.of("appClient", "app", "appClientId", "1"));

        store(TriggerRealm.with().client("1", "another").client("2", "app"), imported);

        assertThat(imported.get("appClientId")).isEqualTo("2");
    }

    @Test
    void anAppClientHasOneFunctionUnderWhateverName() {
        ComponentModel first = trigger(Map.of("appClient", "old name", "appClientId", "1"));

        assertRefused(TriggerRealm.with(first).client("1", "app"), trigger(Map.of("appClient", "app")), "has a function already for app client app.");
        assertRefused(TriggerRealm.with(trigger(Map.of())), trigger(Map.of()), "PreTokenGeneration has a function already.");
        store(TriggerRealm.with(first, trigger(Map.of())).client("1", "app").client("2", "other"), trigger(Map.of("appClient", "other")));
    }

    @Test
    void theTriggersOfARenamedAppClientSayItsName() {
        ComponentModel its = trigger(Map.of("appClient", "app", "appClientId", "1"));
        TriggerRealm realm = TriggerRealm.with(its, trigger(Map.of()), trigger(Map.of("appClient", "other", "appClientId", "2")));

        AppClient.renamed(realm.model(), TriggerRealm.app("1", "renamed"));

        assertThat(realm.updated()).singleElement().satisfies(updated -> assertThat(updated.get("appClient")).isEqualTo("renamed"));
        assertThat(its.get("appClient")).as("Keycloak's cached one").isEqualTo("app");
        AppClient.renamed(realm.model(), TriggerRealm.app("2", "other"));
        assertThat(realm.updated()).hasSize(1);
    }

    /** One that an import brought about. */
    @Test
    void aTriggerThatCannotBeStoredHoldsNoRenameUp() {
        ComponentModel its = trigger(Map.of("appClient", "app", "appClientId", "1"));
        TriggerRealm realm = TriggerRealm.with(its).thatRefuses();

        AppClient.renamed(realm.model(), TriggerRealm.app("1", "renamed"));

        assertThat(realm.updated()).isEmpty();
        assertThat(AppClient.is(realm.client("1", "renamed").model(), its, TriggerRealm.app("1", "renamed"))).isTrue();
    }

    @Test
    void anAppClientThatIsGoneHasOneFunctionToo() {
        ComponentModel stored = trigger(Map.of("appClient", "app"));

        assertRefused(TriggerRealm.with(stored), trigger(Map.of("appClient", "app", "appClientId", "1")), "has a function already for app client app.");
    }
}
