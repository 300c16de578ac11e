package dev.keypool.userpools.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.userpools.phone.PhoneNumber;
import org.junit.jupiter.api.Test;

final class ServedNumbersTest {

    private static final PhoneNumber GERMAN = new PhoneNumber("+4915155501234");

    @Test
    void withoutASettingTheyAreEverywhere() {
        assertThat(ServedNumbers.of((String) null).serve(GERMAN)).isTrue();
        assertThat(ServedNumbers.of(" , ").serve(GERMAN)).isTrue();
    }

    @Test
    void otherwiseWhereTheSettingSays() {
        assertThat(ServedNumbers.of("+43, +49").serve(GERMAN)).isTrue();
        assertThat(ServedNumbers.of("+43").serve(GERMAN)).isFalse();
    }
}
