package dev.keypool.triggers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternsTest {

    @Test
    void namesStandForThemselves() {
        EventPatterns patterns = EventPatterns.of(List.of("LOGIN", "USER:CREATE"));

        assertThat(patterns.wantsUserEvent("LOGIN")).isTrue();
        assertThat(patterns.wantsUserEvent("LOGIN_ERROR")).isFalse();
        assertThat(patterns.wantsAdminEvent("USER", "CREATE")).isTrue();
        assertThat(patterns.wantsAdminEvent("USER", "DELETE")).isFalse();
        assertThat(patterns.wantsAdminEvent("CLIENT", "CREATE")).isFalse();
    }

    @Test
    void aStarStandsForAnyText() {
        EventPatterns patterns = EventPatterns.of(List.of("*_ERROR", "UPDATE_*", "USER:*", "*:DELETE"));

        assertThat(patterns.wantsUserEvent("LOGIN_ERROR")).isTrue();
        assertThat(patterns.wantsUserEvent("UPDATE_PROFILE")).isTrue();
        assertThat(patterns.wantsUserEvent("LOGIN")).isFalse();
        assertThat(patterns.wantsAdminEvent("USER", "ACTION")).isTrue();
        assertThat(patterns.wantsAdminEvent("CLIENT_SCOPE", "DELETE")).isTrue();
        assertThat(patterns.wantsAdminEvent("USER_PROFILE", "UPDATE")).isFalse();
    }

    @Test
    void aStarAloneIsNoAdminEvent() {
        assertThat(EventPatterns.of(List.of("*")).wantsUserEvent("REGISTER")).isTrue();
        assertThat(EventPatterns.of(List.of("*")).wantsAdminEvent("USER", "CREATE")).isFalse();
        assertThat(EventPatterns.of(List.of("*:*")).wantsUserEvent("REGISTER")).isFalse();
        assertThat(EventPatterns.of(List.of("*:*")).wantsAdminEvent("USER", "CREATE")).isTrue();
    }

    @Test
    void resourcesOfExtensionsAreKnown() {
        assertThat(EventPatterns.of(List.of("KEYPOOL_IDENTITY:ACTION")).wantsAdminEvent("KEYPOOL_IDENTITY", "ACTION")).isTrue();
        assertThat(EventPatterns.of(List.of("*:*")).wantsAdminEvent(null, "")).isTrue();
    }

    @Test
    void manyStarsTakeNoTime() {
        assertThat(EventPatterns.of(List.of("*N*N*")).wantsUserEvent("LOGIN")).isFalse();
        EventPatterns stars = EventPatterns.of(List.of("*A".repeat(31) + "*:CREATE"));
        assertThat(stars.wantsAdminEvent("A".repeat(30) + "B".repeat(5000), "CREATE")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "LOGIN ", "LOGGED_IN", "USER:MAKE", "USER:CREATE:X", ":CREATE", "USER:", "", "LÖGIN", "X*"})
    void whatCanNeverHappenIsRefused(String pattern) {
        assertThatThrownBy(() -> EventPatterns.of(List.of(pattern))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereAreOneToFifty() {
        assertThatThrownBy(() -> EventPatterns.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventPatterns.of(Collections.nCopies(51, "LOGIN"))).isInstanceOf(IllegalArgumentException.class);
    }
}
