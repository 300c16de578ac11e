package dev.keypool.hostedui.contrast;

import java.util.List;

/**
 * Two colors of which one is seen against the other.
 *
 * @param what whose contrast it is, for sentences
 * @param front custom property without {@code --kp-}
 * @param behind what the front lies on, the topmost first
 */
record Pair(String what, Kind kind, String front, List<String> behind) {

    enum Kind {
        /** WCAG 2.2, 1.4.3. */
        TEXT(4.5, "text"),
        /** From 24 px, or 18.66 px in bold. */
        LARGE_TEXT(3, "large text"),
        /** 1.4.11: what shows where a control is, or how it is set. */
        MARK(3, "what marks a control");

        final double ratio;
        final String words;

        Kind(double ratio, String words) {
            this.ratio = ratio;
            this.words = words;
        }
    }

    /** On the form, which lies on the page. */
    static final List<String> FORM = List.of("form-background", "page-background");
    static final List<String> INPUT = List.of("input-background", "form-background", "page-background");

    static final List<String> PAGE = List.of("page-background");

    /** What theme {@code keypool} shows with each other. Controls that are out of use need no contrast. */
    static final List<Pair> ALL = List.of(
            new Pair("the heading", Kind.LARGE_TEXT, "page-text-heading", FORM),
            new Pair("the text of the page", Kind.TEXT, "page-text-body", FORM),
            new Pair("descriptions", Kind.TEXT, "page-text-description", FORM),
            new Pair("labels of fields", Kind.TEXT, "input-label-text", FORM),
            new Pair("notes of fields", Kind.TEXT, "input-description-text", FORM),
            new Pair("placeholders in fields", Kind.TEXT, "input-placeholder", INPUT),
            new Pair("text in fields", Kind.TEXT, "input-label-text", INPUT),
            new Pair("the border of fields", Kind.MARK, "input-border", FORM),
            new Pair("the ring around what has the focus", Kind.MARK, "focus-state-border", FORM),
            new Pair("links", Kind.TEXT, "link-text", FORM),
            new Pair("links under the pointer", Kind.TEXT, "link-hover-text", FORM),
            button("the primary button", "primary-button", ""),
            button("the primary button under the pointer", "primary-button", "-hover"),
            button("the primary button when pressed", "primary-button", "-active"),
            button("the secondary button", "secondary-button", ""),
            button("the secondary button under the pointer", "secondary-button", "-hover"),
            button("the secondary button when pressed", "secondary-button", "-active"),
            button("identity providers' buttons", "idp-button-standard", ""),
            button("identity providers' buttons under the pointer", "idp-button-standard", "-hover"),
            button("identity providers' buttons when pressed", "idp-button-standard", "-active"),
            new Pair("the border of boxes to tick", Kind.MARK, "option-controls-border", FORM),
            new Pair("a ticked box", Kind.MARK, "option-controls-selected-background", FORM),
            new Pair("the tick in a box", Kind.MARK, "option-controls-selected-foreground", on("option-controls-selected-background")),
            new Pair("items of a list", Kind.TEXT, "input-label-text", on("drop-down-item-background")),
            new Pair("the item of a list under the pointer", Kind.TEXT, "drop-down-hover-item-text", on("drop-down-hover-item-background")),
            new Pair("error messages", Kind.TEXT, "page-text-heading", on("alert-error-background")),
            new Pair("the border of error messages", Kind.MARK, "alert-error-border", FORM),
            new Pair("the mark of error messages", Kind.MARK, "status-indicator-error-indicator", on("alert-error-background")),
            status("warning"), statusText("warning"), status("success"), statusText("success"),
            new Pair("errors at fields", Kind.TEXT, "status-indicator-error-indicator", on("status-indicator-error-background")),
            new Pair("the caps lock hint", Kind.TEXT, "status-indicator-warning-indicator", FORM),
            new Pair("rules of a password that are met", Kind.TEXT, "status-indicator-success-indicator", FORM),
            new Pair("text below the form", Kind.TEXT, "page-text-description", PAGE),
            new Pair("links below the form", Kind.TEXT, "link-text", PAGE));

    private static Pair button(String what, String button, String state) {
        return new Pair("the text of " + what, Kind.TEXT, button + state + "-text", on(button + state + "-background"));
    }

    private static Pair status(String status) {
        return new Pair("the mark of " + status + " messages", Kind.MARK, "status-indicator-" + status + "-indicator", on("status-indicator-" + status + "-background"));
    }

    private static Pair statusText(String status) {
        return new Pair("the text of " + status + " messages", Kind.TEXT, "page-text-heading", on("status-indicator-" + status + "-background"));
    }

    private static List<String> on(String control) {
        return List.of(control, "form-background", "page-background");
    }
}
