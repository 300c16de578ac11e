package dev.keypool.identitypools.logins;

import java.time.Instant;

/**
 * A login that is proven for a time.
 *
 * @param expiresAt when the token's or assertion's own time ends
 */
record TimedLogin(VerifiedLogin login, Instant expiresAt) {
}
