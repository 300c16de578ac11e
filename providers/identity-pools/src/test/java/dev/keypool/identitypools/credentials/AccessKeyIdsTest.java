package dev.keypool.identitypools.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AccessKeyIdsTest {

    @Test
    void base32IsThatOfRfc4648() {
        // RFC 4648, section 10: "foobar" is MZXW6YTBOI, "fooba" MZXW6YTB.
        assertThat(AccessKeyIds.temporary(bytes("foobafooba"))).isEqualTo("ASIAMZXW6YTBMZXW6YTB");
        assertThat(AccessKeyIds.role(bytes("foobafoobafooba"))).isEqualTo("AROAMZXW6YTBMZXW6YTBM");
    }

    @Test
    void everyBitCounts() {
        for (int bit = 0; bit < 80; bit++) {
            byte[] bytes = new byte[10];
            bytes[bit / 8] = (byte) (0x80 >> bit % 8);
            assertThat(AccessKeyIds.temporary(bytes)).isNotEqualTo("ASIA" + "A".repeat(16));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
