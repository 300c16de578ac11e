package dev.keypool.outbound;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundSettingsTest {

    @Test
    void everythingIsBounded() {
        OutboundSettings.Builder settings = OutboundSettings.builder();
        assertThatIllegalArgumentException().isThrownBy(() -> settings.deadline(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.readTimeout(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.connectTimeout(Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.maxResponseBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.maxResponseBytes(Integer.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.maxCalls(0));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.maxCallsPerHost(1_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy.internal:3128", "http://proxy.internal:3128/path", "http://user:secret@proxy.internal:3128", "proxy:3128",
            "socks://proxy:1080"})
    void aProxyIsAnHttpUrlOfHostAndPort(String uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> OutboundSettings.builder().proxy(URI.create(uri)))
                .withMessageNotContaining("secret");
    }
}
