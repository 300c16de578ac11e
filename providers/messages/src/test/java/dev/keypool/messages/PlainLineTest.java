package dev.keypool.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainLineTest {

    @Test
    void isOneLineOfWhatCanBeRead() {
        assertThat(PlainLine.of("a\r\nb\u2028c\u001b[31m\u202Ed\ud800")).isEqualTo("a  b c [31m d");
        assertThat(PlainLine.of(null)).isEqualTo("null");
        assertThat(PlainLine.of("M\u00fcnchen \ud83d\ude00")).isEqualTo("M\u00fcnchen \ud83d\ude00");
    }

    @Test
    void isBounded() {
        assertThat(PlainLine.of("x".repeat(2000))).hasSize(1000);
        assertThat(PlainLine.of("\ud83d\ude00\ud83d\ude00", 1)).isEqualTo("\ud83d\ude00");
    }
}
