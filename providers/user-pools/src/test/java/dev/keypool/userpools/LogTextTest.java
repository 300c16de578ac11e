package dev.keypool.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogTextTest {

    @Test
    void isOneLine() {
        assertThat(LogText.of("a\r\nb\u2028c\u001b[31m")).isEqualTo("a b c [31m");
        assertThat(LogText.of(null)).isEqualTo("null");
        assertThat(LogText.of("x".repeat(1000))).hasSize(301);
    }
}
