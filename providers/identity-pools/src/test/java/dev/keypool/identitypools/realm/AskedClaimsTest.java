package dev.keypool.identitypools.realm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedClaimsTest {

    @Test
    void whatMappingsAndTagsReadIsKeptAndNothingElse() {
        IdentityPool rules = new PoolBuilder().roleMapping("realm:web", new RoleMapping(RoleMapping.Type.RULES, RoleMapping.Ambiguous.DENY,
                List.of(new MappingRule("group", MappingRule.MatchType.EQUALS, "a", "Players"),
                        new MappingRule("mail", MappingRule.MatchType.EQUALS, "a", "Players")))).build();
        IdentityPool tags = new PoolBuilder().principalTags("realm", Map.of("Team", "department")).defaultPrincipalTags("realms/work").build();
        IdentityPool fromToken = new PoolBuilder().rolesFromToken().build();

        assertThat(AskedClaims.of(List.of(new PoolBuilder().build()))).isEmpty();
        assertThat(AskedClaims.of(List.of(rules))).containsExactlyInAnyOrder("group", "mail");
        assertThat(AskedClaims.of(List.of(tags))).containsExactlyInAnyOrder("department", "aud", "sub");
        assertThat(AskedClaims.of(List.of(fromToken))).containsExactlyInAnyOrder("cognito:roles", "cognito:preferred_role");
        assertThat(AskedClaims.of(List.of(rules, tags, fromToken))).hasSize(7);
    }
}
