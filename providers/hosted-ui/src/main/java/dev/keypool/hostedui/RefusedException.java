package dev.keypool.hostedui;

import java.util.List;
import java.util.stream.Collectors;

/** What was given is not taken, none of it. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    public RefusedException(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::sentence).collect(Collectors.joining("\n")));
        this.refusals = List.copyOf(refusals);
    }

    public RefusedException(Refusal refusal) {
        this(List.of(refusal));
    }

    public RefusedException(String reason) {
        this(Refusal.of(reason));
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
