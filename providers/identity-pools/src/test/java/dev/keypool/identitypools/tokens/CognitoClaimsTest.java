package dev.keypool.identitypools.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cognito's rules of groups, roles and precedence. */
class CognitoClaimsTest {

    private static final String PLAYER = "arn:aws:iam::123456789012:role/player";
    private static final String REFEREE = "arn:aws:iam::123456789012:role/referee";

    @Test
    void whoIsInNoGroupHasNoClaims() {
        CognitoClaims claims = CognitoClaims.of(List.of());

        assertThat(claims.groups()).isEmpty();
        assertThat(claims.roles().roles()).isEmpty();
        assertThat(claims.roles().preferred()).isNull();
    }

    @Test
    void theRoleOfTheGroupWithTheLowestPrecedenceIsPreferred() {
        CognitoClaims claims = CognitoClaims.of(List.of(group("players", 10, PLAYER), group("referees", 0, REFEREE)));

        assertThat(claims.groups()).containsExactly("referees", "players");
        assertThat(claims.roles().roles()).containsExactly(REFEREE, PLAYER);
        assertThat(claims.roles().preferred()).isEqualTo(REFEREE);
    }

    @Test
    void aGroupWithoutPrecedenceComesLast() {
        CognitoClaims claims = CognitoClaims.of(List.of(group("all", Membership.NO_PRECEDENCE, PLAYER),
                group("late", Membership.MAX_PRECEDENCE, REFEREE)));

        assertThat(claims.groups()).containsExactly("late", "all");
        assertThat(claims.roles().preferred()).isEqualTo(REFEREE);
    }

    @Test
    void aTieBetweenDifferentRolesPrefersNone() {
        CognitoClaims claims = CognitoClaims.of(List.of(group("a", 1, PLAYER), group("b", 1, REFEREE), group("c", 2, PLAYER)));

        assertThat(claims.roles().roles()).containsExactly(PLAYER, REFEREE);
        assertThat(claims.roles().preferred()).isNull();
    }

    @Test
    void aTieWithOneRolePrefersIt() {
        assertThat(preferred(group("a", 1, PLAYER), group("b", 1, PLAYER), group("c", 2, REFEREE))).isEqualTo(PLAYER);
    }

    @Test
    void groupsWithoutPrecedenceTieToo() {
        assertThat(preferred(group("a", Membership.NO_PRECEDENCE, PLAYER), group("b", Membership.NO_PRECEDENCE, REFEREE))).isNull();
        assertThat(preferred(group("a", Membership.NO_PRECEDENCE, PLAYER), group("b", Membership.NO_PRECEDENCE))).isEqualTo(PLAYER);
    }

    @Test
    void aGroupWithoutRoleTakesPrecedenceOverNone() {
        assertThat(preferred(group("a", 0), group("b", 5, PLAYER))).isEqualTo(PLAYER);
    }

    @Test
    void severalRolesOfTheFirstGroupAreATie() {
        assertThat(preferred(group("a", 0, PLAYER, REFEREE), group("b", 5, PLAYER))).isNull();
    }

    @Test
    void theOrderInWhichKeycloakHasThemDoesNotMatter() {
        List<Membership> groups = new ArrayList<>(IntStream.range(0, 100)
                .mapToObj(i -> group("g" + i, i % 7, "arn:aws:iam::123456789012:role/r" + i % 13)).toList());
        CognitoClaims expected = CognitoClaims.of(groups);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(groups, new Random(seed));
            assertThat(CognitoClaims.of(groups)).isEqualTo(expected);
        }
        assertThat(expected.groups()).hasSize(100);
        assertThat(expected.roles().roles()).hasSize(13).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "0007, 7", "2147483647, 2147483647", "2147483648, 2147483648", "9999999999, 2147483648", "-1, 2147483648",
        "1.5, 2147483648", "'', 2147483648", "' 1', 2147483648", "ten, 2147483648", "\u0661, 2147483648", "99999999999999999999, 2147483648"})
    void whatIsNoNumberOfCognitosRangeIsNoPrecedence(String attribute, long precedence) {
        assertThat(Membership.precedenceOf(attribute)).isEqualTo(precedence);
    }

    @Test
    void withoutTheAttributeThereIsNoPrecedence() {
        assertThat(Membership.precedenceOf(null)).isEqualTo(Membership.NO_PRECEDENCE);
    }

    private static String preferred(Membership... groups) {
        List<Membership> reversed = new ArrayList<>(List.of(groups));
        Collections.reverse(reversed);
        String preferred = CognitoClaims.of(List.of(groups)).roles().preferred();
        assertThat(CognitoClaims.of(reversed).roles().preferred()).isEqualTo(preferred);
        return preferred;
    }

    private static Membership group(String name, long precedence, String... roles) {
        return new Membership(name, List.of(roles), precedence);
    }
}
