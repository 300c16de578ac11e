package dev.keypool.userpools.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"+14155550123", "+1 415 555 0123", "+1 (415) 555-0123", "+1.415.555.0123", " +1\u00a0415\u202f555\u20110123 ", "+1/415/5550123"})
    void whatIsBetweenTheDigitsDoesNotCount(String typed) {
        assertThat(PhoneNumber.parse(typed)).contains(new PhoneNumber("+14155550123"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "+", "4155550123", "0014155550123", "+0415555012", "+123456", "+1234567890123456", "+1415555012a", "+1415\u0665550123",
            "+1415555\n0123,+15005550006", "+14155550123;ext=5", "++14155550123", "+1 4 1 5 5 5 5 0 1 2 3                              "})
    void whatCannotBeCalledFromEverywhereIsNoNumber(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
    }

    @Test
    void sevenToFifteenDigitsAreANumber() {
        assertThat(PhoneNumber.parse("+1234567")).isPresent();
        assertThat(PhoneNumber.parse("+123456789012345")).isPresent();
    }

    @Test
    void itIsShownByItsLastDigits() {
        assertThat(new PhoneNumber("+14155550123").masked()).isEqualTo("+*******0123");
        assertThat(new PhoneNumber("+14155550123")).hasToString("+*******0123");
    }

    @Test
    void aRecordHoldsNothingElse() {
        assertThatThrownBy(() -> new PhoneNumber("4155550123")).isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("415");
    }
}
