package dev.keypool.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A whole answer, redirects included: they are not followed.
 *
 * @param status  200 to 599
 * @param headers by name in lower case, values in the order they came
 * @param body    as it came; empty for none
 */
public record OutboundResponse(int status, Map<String, List<String>> headers, byte[] body) {

    /** The first value of a header, or null; the case of the name does not matter. */
    public String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null ? null : values.get(0);
    }

    @Override
    public String toString() {
        return "OutboundResponse[" + status + ", " + body.length + " bytes]";
    }
}
