package dev.keypool.hostedui.preview;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A page of the theme with the states that it is shown in; the first is the one it mostly has. */
final class PreviewPage {

    static final String PLAIN = "plain";

    private final String id;
    private final Map<String, UnaryOperator<Sample>> states = new LinkedHashMap<>();
    private final UnaryOperator<Sample> always;

    private PreviewPage(String id, UnaryOperator<Sample> always) {
        this.id = id;
        this.always = always;
    }

    /** @param id the template's name, without its ending */
    static PreviewPage of(String id, UnaryOperator<Sample> always) {
        return new PreviewPage(id, always).state(PLAIN, sample -> sample);
    }

    static PreviewPage of(String id) {
        return of(id, sample -> sample);
    }

    PreviewPage state(String name, UnaryOperator<Sample> state) {
        states.put(name, state);
        return this;
    }

    String id() {
        return id;
    }

    String template() {
        return id + ".ftl";
    }

    Map<String, UnaryOperator<Sample>> states() {
        return Collections.unmodifiableMap(states);
    }

    /** Null where there is no such state. */
    Sample in(String state) {
        UnaryOperator<Sample> found = states.get(state);
        return found == null ? null : found.apply(always.apply(new Sample()));
    }
}
