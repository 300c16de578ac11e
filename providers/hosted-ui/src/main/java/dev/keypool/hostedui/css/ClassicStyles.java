package dev.keypool.hostedui.css;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.Refusals;
import dev.keypool.hostedui.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Style sheets of Cognito's classic hosted UI. */
public final class ClassicStyles {

    public static final int MAX_BYTES = 131_072;

    /** All that counts as the card, and more than any selector that is taken. */
    private static final String CARD = ".background-customizable".repeat(3);
    private static final String BUTTONS = ":is(button,[type=submit],[type=button],.kp-button)";

    /**
     * Before every sheet: whatever it does, fields lie above all that is in the card, buttons above all but them, links above the rest; nothing of the
     * card reaches out of it, nor a picture out of the banner, nor a label out of its button; and links stand where they are, as high as they are.
     * So nothing else is pressed or typed into in the place of any of them. The card lies above what is outside of it, with opacity or without, but
     * for the links there. Boxes to tick and the like have no class of Cognito's; what a sheet draws around buttons covers no field.
     */
    static final String IN_REACH = above(3, CARD + " :is(input:not([type=submit],[type=button]),select,textarea)")
            + above(2, CARD + " " + BUTTONS) + CARD + " " + BUTTONS + "{overflow:clip!important}\n"
            + above(1, CARD + " :is(a:not(.kp-button),summary)") + above(1, CARD) + above(1, ".kp-small :is(a,summary)")
            + CARD + "{overflow:clip!important;height:auto!important;max-height:none!important}\n"
            + CARD + " .banner-customizable{overflow:clip!important}\n"
            + Stream.of("redirect", "legalText").map(name -> ("." + name + "-customizable").repeat(3)
                    + "{opacity:1!important;height:auto!important;max-height:none!important;line-height:1.5!important}\n").collect(Collectors.joining());

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

    private static String above(int layer, String what) {
        return what + "{position:relative!important;z-index:" + layer + "!important}\n";
    }

    /** The sheet with what pages need beside it; empty where it says nothing. */
    public static String served(ClassicSheet sheet) {
        if (sheet.written().isEmpty()) {
            return "";
        }
        boolean colored = sheet.holding("background-customizable", "", "").containsKey("color");
        return IN_REACH + (colored ? ON_THE_CARD : "") + AROUND_LINKS.stream().filter(name -> sheet.holding(name, "", "").containsKey("color"))
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
        DrawnReach.check(rules, refusals);
        refusals.throwIfAny();
        ClassicSheet sheet = new ClassicSheet(rules);
        if (sheet.written().length() > MAX_BYTES) {
            throw new RefusedException("The style sheet is larger than " + MAX_BYTES + " bytes as it is written out, where what is not ASCII is escaped.");
        }
        return sheet;
    }
}
