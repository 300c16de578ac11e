package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.roles.GuestScope;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.StringPropertyReplacer;
import org.keycloak.component.ComponentModel;

/** Guests' session policy, tags, the time of revocation; and how settings that are JSON are stored. */
class PoolPoliciesConfigTest {

    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\","
            + "\"Resource\":\"arn:aws:s3:::games/${cognito-identity.amazonaws.com:sub}/*\"}]}";

    private final ComponentModel pool = Components.pool();

    @Test
    void guestsHaveCognitosSessionPoliciesUnlessToldOtherwise() {
        assertThat(read().guestSessionPolicies()).isEqualTo(GuestScope.DEFAULT);
        pool.put(IdentityPoolConfig.GUEST_SESSION_POLICY, POLICY);
        assertThat(read().guestSessionPolicies()).containsExactly(POLICY);
        pool.put(IdentityPoolConfig.GUEST_SESSION_POLICY, "none");
        assertThat(read().guestSessionPolicies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "{}", "[]", "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}"})
    void aSessionPolicyThatIsNoneIsRefused(String policy) {
        pool.put(IdentityPoolConfig.GUEST_SESSION_POLICY, policy);
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::read).withMessageStartingWith("guestSessionPolicy: ");
    }

    @Test
    void aPoolHasTags() {
        assertThat(read().tags()).isEmpty();
        pool.put(IdentityPoolConfig.TAGS, "{\"Team\":\"red\",\"empty\":\"\"}");
        assertThat(read().tags()).isEqualTo(Map.of("Team", "red", "empty", ""));
    }

    @Test
    void tagsOfAwsAreRefusedAndMoreThan50() {
        pool.put(IdentityPoolConfig.TAGS, "{\"Aws:team\":\"red\"}");
        assertRefused("tags must not have keys that begin with aws: .");
        pool.put(IdentityPoolConfig.TAGS, "Team=red");
        assertRefused("tags must be a JSON object with unique members.");
        pool.put(IdentityPoolConfig.TAGS, "{\"" + "k".repeat(129) + "\":\"\"}");
        assertRefused("tags must have names of 1 to 128 characters and strings of at most 256.");
        pool.put(IdentityPoolConfig.TAGS, "{" + String.join(",", IntStream.range(0, 51).mapToObj(i -> "\"t" + i + "\":\"\"").toList()) + "}");
        assertRefused("tags has at most 50 entries.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "soon", "2026-01-31", "123456789012", "१२३"})
    void aTimeIsInSecondsSinceTheEpoch(String time) {
        pool.put(IdentityPoolConfig.REVOKED_BEFORE, time);
        assertRefused("revokedBefore must be a time in seconds since the epoch.");
        pool.put(IdentityPoolConfig.REVOKED_BEFORE, "1800000000");
        assertThat(read().revokedBefore()).isEqualTo(1_800_000_000L);
    }

    @Test
    void settingsThatAreJsonSurviveKeycloaksImport() throws Exception {
        List<String> mapping = List.of("{\"provider\":\"realm:web\",\"type\":\"Rules\",\"rules\":[{\"claim\":\"cost\",\"matchType\":\"Equals\","
                + "\"value\":\"${price:5$}\",\"role\":\"Players\"}]}");
        pool.getConfig().put(IdentityPoolConfig.APP_CLIENTS, List.of("web"));
        pool.getConfig().put(IdentityPoolConfig.ROLE_MAPPINGS, mapping);
        pool.put(IdentityPoolConfig.GUEST_SESSION_POLICY, POLICY);
        pool.put(IdentityPoolConfig.TAGS, "{\"cost\":\"$${a:b}\"}");
        pool.getConfig().put(IdentityPoolConfig.PRINCIPAL_TAGS, List.of("{\"provider\":\"realm\",\"tags\":{\"a\":\"${b:c}\"}}"));
        IdentityPool before = read();

        PolicyText.store(pool, IdentityPoolConfig.JSON);
        for (List<String> values : pool.getConfig().values()) {
            assertThat(values).allSatisfy(value -> assertThat(StringPropertyReplacer.replaceProperties(value, name -> "replaced")).isEqualTo(value));
        }

        assertThat(read().roleMappings()).isEqualTo(before.roleMappings());
        assertThat(read().roleMappings().get("realm:web").rules().get(0).value()).isEqualTo("${price:5$}");
        assertThat(read().tags()).isEqualTo(before.tags()).containsEntry("cost", "$${a:b}");
        assertThat(read().principalTags()).isEqualTo(before.principalTags());
        assertThat(PolicyText.readable(read().guestSessionPolicies().get(0))).isEqualTo(POLICY);
    }

    private IdentityPool read() {
        return IdentityPoolConfig.read(pool);
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::read).withMessage(sentence);
    }
}
