package dev.keypool.userpools.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TemporaryPasswordTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void hasWhatItsShapeSays() {
        TemporaryPassword shape = new TemporaryPassword(16, 3, 4, 2, 1);
        for (int i = 0; i < 200; i++) {
            String password = shape.next(RANDOM);
            assertThat(password).hasSize(16);
            assertThat(password.chars().filter(Character::isDigit).count()).isGreaterThanOrEqualTo(3);
            assertThat(password.chars().filter(Character::isLowerCase).count()).isGreaterThanOrEqualTo(4);
            assertThat(password.chars().filter(Character::isUpperCase).count()).isGreaterThanOrEqualTo(2);
            assertThat(password.chars().filter(sign -> !Character.isLetterOrDigit(sign)).count()).isEqualTo(1);
            assertThat(password).doesNotContainAnyWhitespaces().doesNotMatch(".*[0O1Il<>&].*");
        }
    }

    @Test
    void isAnotherEachTime() {
        Set<String> passwords = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            passwords.add(PasswordShapes.of(null).next(RANDOM));
        }
        assertThat(passwords).hasSize(100).allSatisfy(password -> assertThat(password).hasSize(12));
    }

    @Test
    void isNotPrinted() {
        assertThat(new TemporaryPassword(12, 2, 2, 2, 0)).hasToString("TemporaryPassword[12]");
    }
}
