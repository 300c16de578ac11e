package dev.keypool.hostedui.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.hostedui.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class BodyTest {

    @Test
    void whatIsTooLargeIsToldWithWhatCounts() throws RefusedException {
        assertThat(Body.read(body(1_500_000), AssetsResource.UPLOAD)).hasSize(1_500_000);
        assertThatThrownBy(() -> Body.read(body(1_500_001), AssetsResource.UPLOAD)).isInstanceOf(RefusedException.class)
                .hasMessage("The request body has more than 1500000 bytes. A picture has 1000000 bytes at most (a classic logo 102400, a font in WOFF2 204800), which are a third more in base64.");
    }

    @Test
    void noBodyIsAnEmptyOne() throws RefusedException {
        assertThat(Body.read(null, AssetsResource.UPLOAD)).isEmpty();
    }

    private static InputStream body(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }
}
