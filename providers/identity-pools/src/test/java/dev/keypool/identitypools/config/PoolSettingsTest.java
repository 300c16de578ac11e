package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.ProviderKey;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.roles.AttributeMap;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

/** What is written is what is read. */
class PoolSettingsTest {

    private static final TrustedLogins LOGINS = new TrustedLogins(
            List.of(new AppClient(null, "web", false), new AppClient(null, "{web", false), new AppClient(null, "checked", true),
                    new AppClient("other", "web", false)),
            Map.of("accounts.google.com", Set.of("1-a.apps.googleusercontent.com"), "graph.facebook.com", Set.of("1", "2")),
            Map.of("partner", Set.of(), "google", Set.of("a b", "\"c\"")), Map.of("saml", Set.of("https://audience.example"), "{saml", Set.of()),
            "login.backend");

    private final ComponentModel component = Components.pool();

    @Test
    void logins() {
        PoolSettings.logins(component, LOGINS);
        assertThat(read().logins()).isEqualTo(LOGINS);
        assertThat(component.getConfig().getFirst(IdentityPoolConfig.APP_CLIENTS)).as("as administrators write it").isEqualTo("web");
        PoolSettings.logins(component, TrustedLogins.NONE);
        assertThat(read().logins()).isEqualTo(TrustedLogins.NONE);
        assertThat(component.getConfig()).doesNotContainKey(IdentityPoolConfig.APP_CLIENTS);
    }

    @Test
    void roleMappings() {
        PoolSettings.logins(component, LOGINS);
        Map<String, RoleMapping> mappings = Map.of(
                ProviderKey.ofAppClient("other", "web"), new RoleMapping(RoleMapping.Type.TOKEN, RoleMapping.Ambiguous.DENY, List.of()),
                ProviderKey.SAML + "saml", new RoleMapping(RoleMapping.Type.RULES, RoleMapping.Ambiguous.AUTHENTICATED_ROLE, List.of(
                        new MappingRule("group", MappingRule.MatchType.CONTAINS, "a\"${b:c}", "Players"),
                        new MappingRule("paid", MappingRule.MatchType.NOT_EQUAL, "no", "Guests"))));
        PoolSettings.roleMappings(component, mappings);
        assertThat(read().roleMappings()).isEqualTo(mappings);
    }

    @Test
    void principalTags() {
        PoolSettings.logins(component, LOGINS);
        Map<String, AttributeMap> maps = Map.of(ProviderKey.OWN_REALM, new AttributeMap(false, Map.of("team", "custom:team", "mail", "email")),
                ProviderKey.OIDC + "partner", new AttributeMap(true, Map.of()));
        PoolSettings.principalTags(component, maps);
        assertThat(read().principalTags()).isEqualTo(maps);
    }

    @Test
    void tags() {
        PoolSettings.tags(component, Map.of("stage", "test", "empty", ""));
        assertThat(read().tags()).isEqualTo(Map.of("stage", "test", "empty", ""));
        PoolSettings.tags(component, Map.of());
        assertThat(read().tags()).isEmpty();
    }

    @Test
    void texts() {
        PoolSettings.text(component, IdentityPoolConfig.AUTHENTICATED_ROLE, "Players");
        assertThat(read().authenticatedRole()).isEqualTo("Players");
        PoolSettings.text(component, IdentityPoolConfig.AUTHENTICATED_ROLE, null);
        assertThat(read().authenticatedRole()).isNull();
    }

    private IdentityPool read() {
        return IdentityPoolConfig.read(component);
    }
}
