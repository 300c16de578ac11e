package dev.keypool.identitypools.federation;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.exchange.Refusal;
import java.time.Clock;

/** A token's times, in STS's words. */
final class TokenTimes {

    private TokenTimes() {
    }

    /** @param expiresAt seconds since the epoch; the token is over at this second */
    static void requireUnexpired(long expiresAt, Clock clock) throws ExchangeException {
        long now = clock.instant().getEpochSecond();
        if (expiresAt <= now) {
            throw ExchangeException.notAuthorized(Refusal.TOKEN_EXPIRED,
                    "Token expired: current date/time " + now + " must be before the expiration date/time " + expiresAt);
        }
    }
}
