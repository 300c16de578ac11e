package dev.keypool.identitypools.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.logins.Claims;
import dev.keypool.identitypools.roles.MappingRule.MatchType;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingRuleTest {

    @Test
    void equalsTakesTheWholeValueInItsCase() {
        assertThat(matches(MatchType.EQUALS, "admin", "admin")).isTrue();
        for (String other : List.of("Admin", "admins", " admin", "adm*", "*", "")) {
            assertThat(matches(MatchType.EQUALS, "admin", other)).as(other).isFalse();
        }
        assertThat(matches(MatchType.EQUALS, "adm*", "admin")).as("no wildcards").isFalse();
    }

    @Test
    void startsWithAndContainsTakeParts() {
        assertThat(matches(MatchType.STARTS_WITH, "adm", "admin")).isTrue();
        assertThat(matches(MatchType.STARTS_WITH, "dmin", "admin")).isFalse();
        assertThat(matches(MatchType.CONTAINS, "dmi", "admin")).isTrue();
        assertThat(matches(MatchType.CONTAINS, "admin", "dmi")).isFalse();
        assertThat(matches(MatchType.CONTAINS, "ADM", "admin")).isFalse();
    }

    @Test
    void ofSeveralValuesOneIsEnough() {
        assertThat(matches(MatchType.EQUALS, "admin", "player", "admin")).isTrue();
        assertThat(matches(MatchType.STARTS_WITH, "ad", "player", "admin")).isTrue();
        assertThat(matches(MatchType.CONTAINS, "dmi", "player", "admin")).isTrue();
        assertThat(matches(MatchType.EQUALS, "player,admin", "player", "admin")).as("each on its own").isFalse();
        assertThat(matches(MatchType.CONTAINS, "ra", "player", "admin")).isFalse();
    }

    @Test
    void notEqualIsTrueOnlyWhenNoValueIsEqual() {
        assertThat(matches(MatchType.NOT_EQUAL, "banned", "player", "admin")).isTrue();
        assertThat(matches(MatchType.NOT_EQUAL, "banned", "player", "banned")).isFalse();
        assertThat(matches(MatchType.NOT_EQUAL, "banned", "banned")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(MatchType.class)
    void withoutTheClaimNoRuleIsEvaluated(MatchType match) {
        MappingRule rule = new MappingRule("group", match, "banned", "Players");
        assertThat(rule.matches(null)).isFalse();
        assertThat(rule.matches(List.of())).isFalse();
    }

    @Test
    void whoHasMoreValuesThanAreKeptMayHaveThisOneToo() {
        assertThat(new MappingRule("group", MatchType.NOT_EQUAL, "banned", "Players")
                .matches(Collections.nCopies(Claims.MAX_VALUES, "player"))).isFalse();
        assertThat(new MappingRule("group", MatchType.NOT_EQUAL, "banned", "Players")
                .matches(Collections.nCopies(Claims.MAX_VALUES - 1, "player"))).isTrue();
    }

    private static boolean matches(MatchType match, String value, String... claims) {
        return new MappingRule("group", match, value, "Players").matches(List.of(claims));
    }
}
