package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.RequestBody;
import dev.keypool.identitypools.http.StrictJson;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;

/**
 * Before when credentials are taken back: {@code {"issuedBefore": …}}, seconds since the epoch or a time as ISO 8601
 * writes it; without it, now.
 *
 * <p>Credentials know the second in which they were issued and no smaller part of it. What was issued earlier in this
 * second is to be refused, what is issued later in it is not: clients that are refused now come back at once. So "now"
 * is the beginning of the next second, and we wait for it.
 */
final class RevocationTime {

    private static final String MEMBER = "issuedBefore";

    private final Clock clock;

    RevocationTime() {
        this(Clock.systemUTC());
    }

    RevocationTime(Clock clock) {
        this.clock = clock;
    }

    /**
     * @return seconds since the epoch, not in the future
     * @throws InvalidConfigurationException when the body is something else
     */
    long of(InputStream body) throws BadRequestException {
        byte[] bytes = RequestBody.read(body);
        ObjectNode json = bytes.length == 0 ? StrictJson.newObject() : StrictJson.object(bytes);
        JsonNode time = new Document(json, Set.of(MEMBER), Set.of()).value(MEMBER);
        return time == null ? nextSecond() : given(time);
    }

    private long given(JsonNode time) {
        Instant given = instant(time);
        if (given == null || given.getEpochSecond() < 0 || given.isAfter(clock.instant())) {
            throw new InvalidConfigurationException(MEMBER + " must be a time that is not in the future: seconds since the epoch,"
                    + " or text such as 2026-01-31T12:00:00Z.");
        }
        // A part of a second counts: what was issued in that second may have been issued before that part.
        long second = given.getEpochSecond() + (given.getNano() > 0 ? 1 : 0);
        return second > clock.instant().getEpochSecond() ? nextSecond() : second;
    }

    /** Null when it is none. */
    private static Instant instant(JsonNode time) {
        try {
            if (time.isTextual()) {
                return Instant.parse(time.textValue());
            }
            return time.isIntegralNumber() && time.canConvertToLong() ? Instant.ofEpochSecond(time.longValue()) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private long nextSecond() {
        long next = clock.instant().getEpochSecond() + 1;
        try {
            for (long left = left(next); left > 0; left = left(next)) {
                Thread.sleep(left);
            }
        } catch (InterruptedException e) {
            // The server is going down: what is issued later in this second is refused too, which is safe.
            Thread.currentThread().interrupt();
        }
        return next;
    }

    /** Milliseconds. */
    private long left(long second) {
        return second * 1000 - clock.millis();
    }
}
