package dev.keypool.identitypools.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyIdsTest {

    @Test
    void base32IsThatOfRfc4648() {
        // RFC 4648, section 10: "foobar" is MZXW6YTBOI, "fooba" MZXW6YTB.
        assertThat(AccessKeyIds.role(bytes("foobafoobafooba"))).isEqualTo("AROAMZXW6YTBMZXW6YTBM");
    }

    @Test
    void everyBitOfARolesIdCounts() {
        for (int bit = 0; bit < 85; bit++) {
            byte[] bytes = new byte[11];
            bytes[bit / 8] = (byte) (0x80 >> bit % 8);
            assertThat(AccessKeyIds.role(bytes)).isNotEqualTo("AROA" + "A".repeat(17));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000", "000000000001", "123456789012", "609629065308", "999999999999"})
    void aKeysIdTellsItsAccount(String account) {
        byte[] bytes = new byte[10];
        for (int i = 0; i < 10; i++) {
            assertThat(AccessKeyIds.account(AccessKeyIds.temporary(bytes, account))).isEqualTo(account);
            bytes[i] = (byte) 0xff;
        }
    }

    @Test
    void theOtherBitsAreTheKeysOwn() {
        Set<String> ids = new HashSet<>(Set.of(AccessKeyIds.temporary(new byte[10], "123456789012")));
        for (int bit = 41; bit < 80; bit++) {
            byte[] bytes = new byte[10];
            bytes[bit / 8] = (byte) (0x80 >> bit % 8);
            assertThat(ids.add(AccessKeyIds.temporary(bytes, "123456789012"))).as("bit " + bit).isTrue();
        }
    }

    /** Real ones, published with their accounts. */
    @Test
    void awsWritesThemSo() {
        assertThat(AccessKeyIds.account("ASIAY34FZKBOKMUTVV7A")).isEqualTo("609629065308");
        assertThat(AccessKeyIds.account("AKIAY34FZKBOKMUTVV7A")).isEqualTo("609629065308");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ASIA", "ASIAY34FZKBOKMUTVV7", "ASIAY34FZKBOKMUTVV7AA", "AROAY34FZKBOKMUTVV7A", "asiaY34FZKBOKMUTVV7A",
            "ASIAY34FZKBOKMUTVV7a", "ASIAY34FZKBOKMUTVV71", "ASIA134FZKBOKMUTVV7A", "ASIA7777777777777777"})
    void whatIsNoKeysIdTellsNone(String id) {
        assertThat(AccessKeyIds.account(id)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAAAAAAAAAAAAAAAAA"})
    void oldOnesTellNone(String id) {
        assertThat(AccessKeyIds.account(id)).isNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
