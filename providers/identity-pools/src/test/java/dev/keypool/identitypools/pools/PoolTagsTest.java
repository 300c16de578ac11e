package dev.keypool.identitypools.pools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolTagsTest {

    @Test
    void fiftyTagsAreEnough() {
        assertThatCode(() -> PoolTags.requireDistinct(tags(50))).doesNotThrowAnyException();
        assertRefused(tags(51), ExchangeError.LIMIT_EXCEEDED);
    }

    @Test
    void policiesMustSeeEachTag() {
        assertRefused(Map.of("stage", "test", "Stage", "production"), ExchangeError.INVALID_PARAMETER);
        assertRefused(Map.of("aws:stage", "test"), ExchangeError.INVALID_PARAMETER);
        assertRefused(Map.of("AWS:stage", "test"), ExchangeError.INVALID_PARAMETER);
        assertThatCode(() -> PoolTags.requireDistinct(Map.of("awsstage", "", "stage", ""))).doesNotThrowAnyException();
    }

    private static Map<String, String> tags(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key" + i, i -> ""));
    }

    private static void assertRefused(Map<String, String> tags, ExchangeError error) {
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(() -> PoolTags.requireDistinct(tags))
                .satisfies(e -> assertThat(e.error()).isEqualTo(error));
    }
}
