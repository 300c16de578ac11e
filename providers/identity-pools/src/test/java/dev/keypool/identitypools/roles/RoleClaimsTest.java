package dev.keypool.identitypools.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.logins.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class RoleClaimsTest {

    private static final String A = "arn:aws:iam::123456789012:role/a";
    private static final String B = "arn:aws:iam::123456789012:role/b";

    @Test
    void anArrayIsReadAsItIs() {
        assertThat(roles(List.of(A, B))).containsExactly(A, B);
    }

    @Test
    void aTextHasRolesBetweenCommas() {
        assertThat(roles(A + "," + B)).containsExactly(A, B);
        assertThat(roles(A + " , " + B + " ")).containsExactly(A, B);
        assertThat(roles(A)).containsExactly(A);
    }

    /** Else a person whose role is {@code a,b} could choose the role {@code a}. */
    @Test
    void aCommaInANameSeparatesNothing() {
        assertThat(roles(A + ",b")).containsExactly(A + ",b");
        assertThat(roles(List.of(A + ",b"))).containsExactly(A + ",b");
        assertThat(roles(A + ",b," + B)).containsExactly(A + ",b", B);
    }

    @Test
    void withoutTheClaimsThereIsNothing() {
        assertThat(RoleClaims.of(Claims.NONE)).isEqualTo(new RoleClaims(List.of(), null));
        assertThat(claims(" ", " ").preferred()).isNull();
    }

    @Test
    void noTextTakesLong() {
        String blanks = " ".repeat(50_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
            roles(blanks);
            roles(",".repeat(50_000));
            roles((blanks.substring(0, 100) + ",").repeat(500));
        });
    }

    private static List<String> roles(Object claim) {
        return claims(claim, A).roles();
    }

    private static RoleClaims claims(Object roles, String preferred) {
        return RoleClaims.of(Claims.of(Map.of(RoleClaims.ROLES, roles, RoleClaims.PREFERRED_ROLE, preferred),
                Set.of(RoleClaims.ROLES, RoleClaims.PREFERRED_ROLE)));
    }
}
