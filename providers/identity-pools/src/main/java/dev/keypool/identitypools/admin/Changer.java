package dev.keypool.identitypools.admin;

import dev.keypool.identitypools.requests.CallerIdentity;

/**
 * Who changes something through an API of ours, as admin events tell it.
 *
 * @param caller    who signed the request
 * @param region    the realm's region
 * @param operation as AWS calls it
 * @param address   the IP address that the request came from
 */
public record Changer(CallerIdentity caller, String region, String operation, String address) {

    /** The pool's identity behind the caller, {@code region:uuid}, or null. */
    String identityId() {
        return caller.session().pool() == null ? null : region + ":" + caller.session().pool().identityId();
    }
}
