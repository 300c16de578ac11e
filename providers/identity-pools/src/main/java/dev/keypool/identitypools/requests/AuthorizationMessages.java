package dev.keypool.identitypools.requests;

import dev.keypool.identitypools.credentials.SealedMessages;
import java.time.Duration;
import java.time.Instant;

/**
 * Encoded authorization messages: a service hands one to the client that it denied something, who may show it to an
 * administrator. Only STS's DecodeAuthorizationMessage of this realm reads it, for a day.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html">DecodeAuthorizationMessage</a>
 */
public final class AuthorizationMessages {

    /** Characters that DecodeAuthorizationMessage takes. */
    static final int MAX_CHARS = 10_240;

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final char SEPARATOR = '\n';

    private final SealedMessages sealed;

    public AuthorizationMessages(SealedMessages sealed) {
        this.sealed = sealed;
    }

    /** @param message JSON, see {@link DenialMessage} */
    public String encode(String message, Instant now) {
        return sealed.seal(now.getEpochSecond() + String.valueOf(SEPARATOR) + message);
    }

    /** Null when it is none of this realm's, or too old. */
    public String decode(String encoded, Instant now) {
        String opened = encoded.length() > MAX_CHARS ? null : sealed.open(encoded);
        if (opened == null) {
            return null;
        }
        int separator = opened.indexOf(SEPARATOR);
        Instant made = Instant.ofEpochSecond(Long.parseLong(opened.substring(0, separator)));
        return made.plus(LIFETIME).isAfter(now) ? opened.substring(separator + 1) : null;
    }
}
