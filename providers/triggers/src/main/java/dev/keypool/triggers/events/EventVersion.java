package dev.keypool.triggers.events;

import java.util.Arrays;
import java.util.Optional;

/** Versions of the pre token generation event; each has what the one before has. */
public enum EventVersion {

    /** ID tokens: claims of text, groups. */
    V1_0("1"),
    /** Access tokens and scopes besides, and claims of any JSON. */
    V2_0("2"),
    /** The client credentials grant besides. */
    V3_0("3");

    private final String inEvent;

    EventVersion(String inEvent) {
        this.inEvent = inEvent;
    }

    /** As the event's {@code version} says it. */
    public String inEvent() {
        return inEvent;
    }

    public static Optional<EventVersion> of(String name) {
        return Arrays.stream(values()).filter(version -> version.name().equals(name)).findFirst();
    }
}
