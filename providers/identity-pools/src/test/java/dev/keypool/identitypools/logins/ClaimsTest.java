package dev.keypool.identitypools.logins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void textsNumbersAndBooleansAreKeptAsTexts() {
        Claims claims = Claims.of(Map.of("text", "a", "number", 3, "large", 12345678901L, "flag", true, "several", Arrays.asList("a", 1, false)),
                Set.of("text", "number", "large", "flag", "several"));
        assertThat(claims.of("text")).containsExactly("a");
        assertThat(claims.of("number")).containsExactly("3");
        assertThat(claims.of("large")).containsExactly("12345678901");
        assertThat(claims.of("flag")).containsExactly("true");
        assertThat(claims.of("several")).containsExactly("a", "1", "false");
    }

    @Test
    void nothingIsKeptThatNobodyAsksFor() {
        assertThat(Claims.of(Map.of("secret", "S3cret", "asked", "a"), Set.of("asked", "absent")).values()).isEqualTo(Map.of("asked", List.of("a")));
        assertThat(Claims.of(Map.of("secret", "S3cret"), Set.of())).isSameAs(Claims.NONE);
    }

    @Test
    void whatIsNoTextIsAbsent() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("null", null);
        claims.put("object", Map.of("a", "b"));
        claims.put("nested", List.of(List.of("a"), Map.of("a", "b")));
        claims.put("empty", List.of());
        claims.put("mixed", Arrays.asList(null, "a", Map.of()));
        Claims kept = Claims.of(claims, claims.keySet());
        assertThat(kept.values()).isEqualTo(Map.of("mixed", List.of("a")));
        assertThat(kept.of("null")).isNull();
    }

    @Test
    void ofOneClaimAThousandValuesAreKept() {
        assertThat(Claims.of(Map.of("group", Collections.nCopies(2000, "a")), Set.of("group")).of("group")).hasSize(Claims.MAX_VALUES).hasSize(1000);
    }
}
