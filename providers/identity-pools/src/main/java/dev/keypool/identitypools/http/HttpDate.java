package dev.keypool.identitypools.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time as the {@code Date} header says it. Keycloak's HTTP layer sends none, and AWS's SDKs take the right time from
 * it when a signature was refused because the client's clock is wrong. Written once a second.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, section 5.6.7</a>
 */
final class HttpDate {

    /** Not the JDK's RFC_1123_DATE_TIME: its days have one digit up to the ninth. */
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static volatile HttpDate latest = new HttpDate(0);

    private final long second;
    private final String text;

    private HttpDate(long second) {
        this.second = second;
        this.text = FORMAT.format(Instant.ofEpochSecond(second));
    }

    static String now() {
        return at(System.currentTimeMillis() / 1000);
    }

    /** @param second since 1970 */
    static String at(long second) {
        HttpDate date = latest;
        if (date.second != second) {
            date = new HttpDate(second);
            latest = date;
        }
        return date.text;
    }
}
