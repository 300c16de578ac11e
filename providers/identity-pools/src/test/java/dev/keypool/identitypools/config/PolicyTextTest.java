package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.identitypools.Example;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.StringPropertyReplacer;
import org.keycloak.component.ComponentModel;

class PolicyTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {Example.OWN_PREFIX, "{\"a\":\"$\"}", "{\"a\":\"$$ ${*} ${?} ${$}\"}", "{\"a\":\"\\\\$\"}", "{\"a\":\"\\\\\\\\$\"}",
            "{\"a\":\"\\\\u0024\"}", "{\"a\":\"\\\\u0024$\"}", "{\"${b}\":1}", "{\"a\":\"no variable\"}"})
    void storedAndReadablePoliciesMeanTheSame(String policy) throws Exception {
        String stored = PolicyText.stored(policy);
        assertThat(stored).doesNotContain("$");
        assertThat(JSON.readTree(stored)).isEqualTo(JSON.readTree(policy));
        assertThat(JSON.readTree(PolicyText.readable(stored))).isEqualTo(JSON.readTree(policy));
        assertThat(PolicyText.readable(stored)).isEqualTo(policy);
    }

    @Test
    void storingTwiceIsStoringOnce() {
        String stored = PolicyText.stored(Example.OWN_PREFIX);
        assertThat(PolicyText.stored(stored)).isEqualTo(stored);
    }

    @Test
    void keycloaksImportLeavesAStoredPolicyAlone() {
        String stored = PolicyText.stored(Example.OWN_PREFIX);
        assertThat(StringPropertyReplacer.replaceProperties(stored, name -> "replaced")).isEqualTo(stored);
        assertThat(StringPropertyReplacer.replaceProperties(Example.OWN_PREFIX, name -> null)).as("why it is stored so")
                .isNotEqualTo(Example.OWN_PREFIX);
    }

    @Test
    void aRolesPoliciesAreStoredSoAndNothingElse() {
        ComponentModel role = Components.role();
        role.put(RoleConfig.DESCRIPTION, "costs $5");
        role.put(RoleConfig.TRUST_POLICY, "{\"a\":\"$\"}");
        role.getConfig().put(RoleConfig.PERMISSIONS_POLICIES, Arrays.asList("{\"plain\":1}", null, " {\"a\":\"${a}\"}", "no JSON: $"));
        PolicyText.store(role, List.of(RoleConfig.TRUST_POLICY, RoleConfig.PERMISSIONS_POLICIES));
        assertThat(role.get(RoleConfig.TRUST_POLICY)).isEqualTo("{\"a\":\"\\u0024\"}");
        assertThat(role.getConfig().get(RoleConfig.PERMISSIONS_POLICIES))
                .isEqualTo(Arrays.asList("{\"plain\":1}", null, " {\"a\":\"\\u0024{a}\"}", "no JSON: $"));
        assertThat(role.get(RoleConfig.DESCRIPTION)).isEqualTo("costs $5");
    }

    @Test
    void aRoleWithoutVariablesStaysAsItIs() {
        ComponentModel role = Components.role();
        List<String> before = role.getConfig().get(RoleConfig.TRUST_POLICY);
        PolicyText.store(role, List.of(RoleConfig.TRUST_POLICY, RoleConfig.PERMISSIONS_POLICIES));
        assertThat(role.getConfig().get(RoleConfig.TRUST_POLICY)).isSameAs(before);
        assertThat(role.getConfig()).doesNotContainKey(RoleConfig.PERMISSIONS_POLICIES);
    }
}
