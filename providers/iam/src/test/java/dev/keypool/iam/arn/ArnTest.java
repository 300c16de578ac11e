package dev.keypool.iam.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

    @Test
    void hasSixParts() {
        Arn arn = Arn.parse("arn:aws:sts::111122223333:assumed-role/role/session:with:colons");

        assertThat(arn).isEqualTo(new Arn("aws", "sts", "", "111122223333", "assumed-role/role/session:with:colons"));
        assertThat(arn).hasToString("arn:aws:sts::111122223333:assumed-role/role/session:with:colons");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:s3:::bucket", "arn:aws-cn:sqs:cn-north-1:111122223333:q", "arn:aws:iam::aws:policy/ReadOnlyAccess"})
    void roundTrips(String text) {
        assertThat(Arn.parse(text)).hasToString(text);
        assertThat(Arn.isArn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"bucket, starts with", "ARN:aws:s3:::b, starts with", "arn:aws:s3, six parts", "arn::s3:::b, no partition",
        "arn:aws::::b, no service", "arn:aws:s3:::, no resource"})
    void saysWhatIsMissing(String text, String message) {
        assertThat(Arn.isArn(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Arn.parse(text)).withMessageContaining(message);
    }

    @Test
    void nothingIsNoArn() {
        assertThat(Arn.isArn(null)).isFalse();
    }
}
