package dev.keypool.hostedui.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.branding.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the cache of brandings reckons with, beside what they take. */
final class BrandingBytesTest {

    static Stream<String> brandings() {
        return Stream.of("{}",
                "{\"texts\":{\"en\":{" + many(2_000, i -> "\"k" + i + "\":\"\"") + "}}}",
                "{\"texts\":{" + many(1_000, i -> "\"aa-" + (1_000 + i) + "\":{\"k\":\"\\u4e00\"}") + "}}",
                "{\"texts\":{\"zh\":{" + many(500, i -> "\"k" + i + "\":\"" + "\\u4e00".repeat(1_000) + "\"") + "}}}",
                "{\"settings\":{\"other\":[" + many(9_000, i -> "{}") + "]}}",
                "{\"settings\":{\"other\":{" + many(5_000, i -> "\"" + i + "\":0") + "}}}",
                "{\"settings\":{\"categories\":{\"auth\":{\"federation\":{\"order\":[" + many(200, i -> "\"" + i + "\"") + "]}}}}}",
                "{\"settings\":{\"components\":{\"favicon\":{\"enabledTypes\":[" + many(200, i -> "\"" + i + "\"") + "]}}}}",
                "{\"settings\":{\"categories\":{\"global\":{\"colorSchemeMode\":\"" + "A".repeat(256) + "\"}}}}",
                "{\"css\":\"" + ".label-customizable{color:red}".repeat(4_000) + "\"}",
                "{\"links\":{\"terms-of-use\":{" + many(26, i -> "\"a" + (char) ('a' + i) + "\":\"https://a.example\"") + "}}}");
    }

    private static String many(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @MethodSource("brandings")
    void aBrandingTakesNoMoreThanTheCacheReckonsWithAndNotMuchLess(String json) throws RefusedException {
        Publication publication = Publication.of(Branding.given(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)), List.of()));

        assertThat(publication.bytes()).isBetween((int) HeapSize.of(publication), (int) (HeapSize.of(publication) * 3));
    }
}
