package dev.keypool.hostedui.css;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.Refusals;
import dev.keypool.hostedui.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Style sheets of Cognito's classic hosted UI. */
public final class ClassicStyles {

    public static final int MAX_BYTES = 131_072;

    /**
     * Before every sheet: whatever it does, fields lie above all that is in the card, buttons above all but them, and the card, with opacity or
     * without, above all that is outside of it, so that nothing else is pressed or typed into in their place. Three classes weigh more than any
     * selector that is taken. Boxes to tick and the like have no class of Cognito's; what a sheet draws around buttons covers no field.
     */
    static final String FIELDS_ABOVE = above(2, " :is(input:not([type=submit],[type=button]),select,textarea)") + above(1, " :is(button,[type=submit],[type=button])") + above(1, "");

    /** Cognito has these classes on links; ours are around links, which take their color where a sheet says one. */
    private static final List<String> AROUND_LINKS = List.of("redirect-customizable", "legalText-customizable");

    /**
     * What of theme {@code keypool-classic} lies on the card itself and has a color of its own takes the card's, where a sheet says one: what was
     * dark on white would not be read on a dark card. It weighs nothing, so that any rule for a class goes before it.
     */
    private static final String ON_THE_CARD = ":where(.background-customizable) :where(a:not(.kp-button),h1,h2,h3,.kp-label,.kp-label-row label,"
            + ".kp-description,.kp-required-note,.kp-rules,.kp-divider,.kp-caps,.kp-more,.kp-icon-button){color:inherit}\n";

    private ClassicStyles() {
    }

    private static String above(int layer, String within) {
        return ".background-customizable".repeat(3) + within + "{position:relative!important;z-index:" + layer + "!important}\n";
    }

    /** The sheet with what pages need beside it; empty where it says nothing. */
    public static String served(ClassicSheet sheet) {
        if (sheet.written().isEmpty()) {
            return "";
        }
        boolean colored = sheet.holding("background-customizable", "", "").containsKey("color");
        return FIELDS_ABOVE + (colored ? ON_THE_CARD : "") + AROUND_LINKS.stream().filter(name -> sheet.holding(name, "", "").containsKey("color"))
                .map(name -> "." + name + " a{color:inherit}\n").collect(Collectors.joining()) + sheet.written();
    }

    /**
     * The sheet as it may be served. What it writes is taken again, and stays the same.
     *
     * @throws RefusedException with a sentence for everything that is not taken; then nothing of the sheet is
     */
    public static ClassicSheet read(String css) throws RefusedException {
        if (css.length() > MAX_BYTES || css.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new RefusedException("The style sheet is larger than " + MAX_BYTES + " bytes.");
        }
        if (css.indexOf('\0') >= 0) {
            throw new RefusedException("The style sheet has a NUL character, so it is no text.");
        }
        Refusals refusals = new Refusals();
        List<Rule> rules = List.of();
        try {
            rules = new SheetParser(Tokenizer.tokens(css.startsWith("\uFEFF") ? css.substring(1) : css), refusals).rules();
        } catch (CssException e) {
            refusals.accept(e.refusal());
        }
        Layers.check(rules, refusals);
        UprightReach.check(rules, refusals);
        refusals.throwIfAny();
        ClassicSheet sheet = new ClassicSheet(rules);
        if (sheet.written().length() > MAX_BYTES) {
            throw new RefusedException("The style sheet is larger than " + MAX_BYTES + " bytes as it is written out, where what is not ASCII is escaped.");
        }
        return sheet;
    }
}
