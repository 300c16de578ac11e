package dev.keypool.userpools.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SmsTextsTest {

    @Test
    void aTextSaysTheCodeTheNameAndTheRealm() {
        assertThat(text("{2}: {0} for {1}")).isEqualTo("ACME: 042137 for ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Code {0", "{code}", "{-1}", "{0,choice,x}"})
    void aMalformedTextIsTheCodeAlone(String pattern) {
        assertThat(text(pattern)).isEqualTo("042137");
    }

    private static String text(String pattern) {
        return SmsTexts.text("keypoolSmsSignIn", pattern, Locale.ENGLISH, "042137", "ann", "ACME");
    }
}
