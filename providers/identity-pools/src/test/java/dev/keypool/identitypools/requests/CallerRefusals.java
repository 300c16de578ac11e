package dev.keypool.identitypools.requests;

import java.util.List;

/** Both refusals of a service that asks for decisions. */
public final class CallerRefusals {

    private CallerRefusals() {
    }

    public static List<CallerRefusedException> all() {
        return List.of(CallerRefusedException.unauthenticated(), CallerRefusedException.forbidden());
    }
}
