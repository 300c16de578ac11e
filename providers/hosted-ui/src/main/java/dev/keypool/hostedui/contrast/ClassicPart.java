package dev.keypool.hostedui.contrast;

import dev.keypool.hostedui.css.ClassicSheet;
import dev.keypool.hostedui.settings.Color;
import java.util.List;

/**
 * A text of the classic pages with the colors that theme {@code keypool-classic} gives it where a sheet says none.
 *
 * @param name Cognito's class; empty where a text has none, so that no sheet colors it
 * @param behind null where what is behind shows through
 * @param hover the same under the pointer; null where the theme has no other colors there
 */
record ClassicPart(String name, String what, Color text, Color behind, ClassicPart hover, boolean inCard) {

    /** Below all of them, where no class is. */
    static final Color PAGE = color("#ffffff");
    private static final String HEADING = "#000716";
    private static final String BODY = "#414d5c";
    private static final String LINK = "#0972d3";

    static final ClassicPart CARD = new ClassicPart("background", "the text of the card", color(BODY), PAGE, null, false);
    static final ClassicPart BANNER = in("banner", "the text of the banner", HEADING, "#d3d3d3", null);

    static final List<ClassicPart> ALL = List.of(CARD, BANNER,
            in("", "headings in the card, which have no class,", HEADING, null, null),
            in("", "notes in the card, which have no class,", "#5f6b7a", null, null),
            in("", "links in the card, which have no class,", LINK, null, null),
            in("textDescription", "the heading", HEADING, null, null),
            in("label", "labels of fields", HEADING, null, null),
            in("inputField", "the text in fields", HEADING, "#ffffff", null),
            button("submitButton", "the text of the submit button", "#ffffff", "#337ab7", "#ffffff", "#286090"),
            in("idpDescription", "the text above identity providers", BODY, null, null),
            button("idpButton", "the text of identity providers' buttons", "#00323f", "#5bc0de", "#00232c", "#31b0d5"),
            button("socialButton", "the text of social providers' buttons", "#424650", "#ffffff", "#033160", "#f2f8fd"),
            in("redirect", "the text beside links", BODY, null, null),
            in("errorMessage", "error messages", HEADING, "#f5f5f5", null),
            in("passwordCheck-valid", "rules of a password that are met", "#127d00", null, null),
            in("passwordCheck-notValid", "rules of a password that are not met", "#c92a0c", null, null),
            new ClassicPart("legalText", "the links to terms and privacy policy, below the card,", color(LINK), null, null, false));

    private static ClassicPart in(String name, String what, String text, String behind, ClassicPart hover) {
        return new ClassicPart(name, what, color(text), behind == null ? null : color(behind), hover, true);
    }

    private static ClassicPart button(String name, String what, String text, String behind, String hoverText, String hoverBehind) {
        return in(name, what, text, behind, in(name, what, hoverText, hoverBehind, null));
    }

    private static Color color(String value) {
        return ClassicSheet.color(value);
    }

    /** Whether it takes the card's color, where a sheet says one: {@code ClassicStyles.served}. */
    boolean follows() {
        return inCard && behind == null && !name.startsWith("passwordCheck");
    }

    /** As sheets have it. */
    String className() {
        return name.isEmpty() ? "" : name + "-customizable";
    }
}
