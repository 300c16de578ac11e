package dev.keypool.identitypools.logins;

/**
 * A client or user, as far as the validity of its tokens goes.
 *
 * @param id        a user's id, a client's client id
 * @param notBefore seconds since the epoch; tokens from before are worthless
 */
public record Account(String id, boolean enabled, long notBefore) {
}
