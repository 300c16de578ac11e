package dev.keypool.hostedui.css;

import java.util.List;
import java.util.stream.Collectors;

/** A rule that was read. */
record Rule(List<Selector> selectors, List<Declaration> declarations) {

    /** @param at the property's name, for sentences */
    record Declaration(String property, String value, boolean important, Token at) {

        String written() {
            return property + ":" + value + (important ? "!important" : "");
        }
    }

    String written() {
        return selectors.stream().map(Selector::written).collect(Collectors.joining(","))
                + declarations.stream().map(Declaration::written).collect(Collectors.joining(";", "{", "}"));
    }
}
