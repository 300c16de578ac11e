package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.roles.GuestScope;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

class IdentityPoolConfigTest {

    private final ComponentModel component = Components.pool();

    @Test
    void aPoolWithoutSettingsTrustsNobody() {
        IdentityPool pool = IdentityPoolConfig.read(component);
        assertThat(pool.id()).isEqualTo(Example.POOL);
        assertThat(pool.allowUnauthenticated()).isFalse();
        assertThat(pool.allowClassicFlow()).isFalse();
        assertThat(pool.logins()).isEqualTo(TrustedLogins.NONE);
        assertThat(pool.roleMappings()).isEmpty();
        assertThat(pool.principalTags()).isEmpty();
        assertThat(pool.guestSessionPolicies()).isEqualTo(GuestScope.DEFAULT);
        assertThat(pool.revokedBefore()).isZero();
        assertThat(pool.authenticatedRole()).isNull();
        assertThat(pool.unauthenticatedRole()).isNull();
    }

    @Test
    void settingsAreRead() {
        component.put(IdentityPoolConfig.ALLOW_UNAUTHENTICATED, true);
        component.put(IdentityPoolConfig.ALLOW_CLASSIC_FLOW, "true");
        component.put(IdentityPoolConfig.AUTHENTICATED_ROLE, "Players");
        component.put(IdentityPoolConfig.UNAUTHENTICATED_ROLE, "Guests");
        component.getConfig().put(IdentityPoolConfig.APP_CLIENTS, List.of("web", "cli", ""));
        IdentityPool pool = IdentityPoolConfig.read(component);
        assertThat(pool.allowUnauthenticated()).isTrue();
        assertThat(pool.allowClassicFlow()).isTrue();
        assertThat(pool.logins().appClients()).containsExactly(new AppClient(null, "web", false), new AppClient(null, "cli", false));
        assertThat(pool.authenticatedRole()).isEqualTo("Players");
        assertThat(pool.unauthenticatedRole()).isEqualTo("Guests");
    }

    @Test
    void anEmptyFieldOfTheAdminConsoleIsNoSetting() {
        component.put(IdentityPoolConfig.ALLOW_UNAUTHENTICATED, "");
        component.put(IdentityPoolConfig.AUTHENTICATED_ROLE, " ");
        assertThat(IdentityPoolConfig.read(component).allowUnauthenticated()).isFalse();
        assertThat(IdentityPoolConfig.read(component).authenticatedRole()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", "true ", "on"})
    void guestsAreAllowedByTrueOnly(String value) {
        component.put(IdentityPoolConfig.ALLOW_UNAUTHENTICATED, value);
        assertRefused("allowUnauthenticatedIdentities must be true or false.");
    }

    @Test
    void aSettingWithTwoValuesIsRefused() {
        component.getConfig().put(IdentityPoolConfig.AUTHENTICATED_ROLE, List.of("Players", "Admins"));
        assertRefused("authenticatedRole must have one value, not 2.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "My pool", "A+b=c,d.e@f-g_h 1"})
    void namesOfCognitoAreAllowed(String name) {
        component.setName(name);
        assertThat(IdentityPoolConfig.read(component).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a:b", "<b>", "ä", "a\u0000"})
    void otherNamesAreRefused(String name) {
        component.setName(name);
        assertRefused("The name of an identity pool has 1 to 128 letters, digits, spaces and characters of +=,.@-_ .");
    }

    @Test
    void aNameHasAtMost128Characters() {
        component.setName("n".repeat(128));
        assertThat(IdentityPoolConfig.read(component).name()).hasSize(128);
        component.setName("n".repeat(129));
        assertRefused("The name of an identity pool has 1 to 128 letters, digits, spaces and characters of +=,.@-_ .");
        component.setName(null);
        assertRefused("The name of an identity pool has 1 to 128 letters, digits, spaces and characters of +=,.@-_ .");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POOL", "my-pool", "6B1F0D8E-5C2A-4E37-9B64-2F8D3A7C1E90", "6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e901"})
    void anIdThatAwsClientsRefuseIsRefused(String id) {
        component.setId(id);
        assertRefused("The id of an identity pool has 1 to 36 characters of 0-9, a-f and - (AWS clients accept no other).");
    }

    @Test
    void aNewPoolHasNoIdYet() {
        component.setId(null);
        assertThat(IdentityPoolConfig.read(component).id()).isNull();
    }

    @Test
    void thereAreAtMost1000AppClients() {
        component.getConfig().put(IdentityPoolConfig.APP_CLIENTS, IntStream.range(0, 1000).mapToObj(i -> "client-" + i).toList());
        assertThat(IdentityPoolConfig.read(component).logins().appClients()).hasSize(1000);
        component.getConfig().put(IdentityPoolConfig.APP_CLIENTS, IntStream.range(0, 1001).mapToObj(i -> "client-" + i).toList());
        assertRefused("appClients has at most 1000 clients.");
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> IdentityPoolConfig.read(component))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph.facebook.com", "accounts.google.com", "cognito-identity.amazonaws.com", "authenticated", "unauthenticated", "a/b"})
    void aDeveloperProviderDoesNotPassForAnother(String name) {
        component.put(IdentityPoolConfig.DEVELOPER_PROVIDER, name);
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> IdentityPoolConfig.read(component))
                .withMessageStartingWith("developerProviderName ");
    }

    @Test
    void tagsDifferInMoreThanCase() {
        component.put(IdentityPoolConfig.TAGS, "{\"stage\":\"a\",\"Stage\":\"b\"}");
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> IdentityPoolConfig.read(component))
                .withMessageContaining("differ in more than upper and lower case");
    }
}
