package dev.keypool.identitypools.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.http.BadRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of this room have in common. */
final class Calls {

    private Calls() {
    }

    /** @param namesAndValues in turns, not encoded */
    static StsParameters parameters(String... namesAndValues) throws BadRequestException {
        String query = Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
                .map(i -> encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1])).collect(Collectors.joining("&"));
        return new StsParameters(new QueryParameters(query, null));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static void assertRefused(int status, String code, String message, ThrowingCallable call) {
        StsException refused = catchThrowableOfType(StsException.class, call);
        assertThat(refused).as("refusal").isNotNull().hasMessage(message);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.getStackTrace()).isEmpty();
    }
}
