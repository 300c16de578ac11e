package dev.keypool.hostedui.css;

import static dev.keypool.hostedui.css.Grammar.Part.CALC;
import static dev.keypool.hostedui.css.Grammar.Part.COLOR;
import static dev.keypool.hostedui.css.Grammar.Part.COMMA;
import static dev.keypool.hostedui.css.Grammar.Part.EASING;
import static dev.keypool.hostedui.css.Grammar.Part.FAMILY;
import static dev.keypool.hostedui.css.Grammar.Part.GRADIENT;
import static dev.keypool.hostedui.css.Grammar.Part.SLASH;
import static dev.keypool.hostedui.css.Grammar.Part.TEXT;
import static dev.keypool.hostedui.css.Grammar.Part.TIME;
import static dev.keypool.hostedui.css.Grammar.words;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The properties of classic style sheets: none of them takes an element out of the flow or paints far outside of it. */
final class Properties {

    private static final String SIDES = "top right bottom left";
    private static final String LINES = "none hidden solid dashed dotted double groove ridge inset outset";
    private static final String WIDTHS = "thin medium thick";
    private static final String GENERIC = "serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded";
    private static final String FONT_SIZES = "xx-small x-small small medium large x-large xx-large xxx-large smaller larger";
    private static final String PLACES = "left right top bottom center";
    private static final String REPEATS = "repeat repeat-x repeat-y no-repeat space round";
    private static final String EASINGS = "ease linear ease-in ease-out ease-in-out step-start step-end";
    private static final String ALIGNED = "safe normal stretch start end center flex-start flex-end baseline space-between left right";

    private static final Map<String, Grammar> ALL = new TreeMap<>();

    /** Old spellings that teams' sheets still have. Others stay out: {@code -webkit-opacity}, say, is opacity under another name. */
    private static final Set<String> PREFIXES = Set.of("-webkit-", "-moz-");
    private static final Set<String> PREFIXED = Set.of("border-radius", "box-shadow", "box-sizing", "appearance", "hyphens", "background-clip",
            "transition", "text-fill-color", "font-smoothing", "osx-font-smoothing");

    static {
        boxes();
        borders();
        backgrounds();
        fonts();
        layout();
        ALL.put("content", words("none normal").with(TEXT).most(4));
        ALL.put("transition", words("all none " + EASINGS + " color background-color border-color box-shadow opacity background border")
                .with(TIME, EASING, COMMA).most(40));
        ALL.put("transition-property", words("all none color background-color border-color box-shadow opacity background border").with(COMMA).most(20));
        ALL.put("transition-duration", words("").with(TIME, COMMA).most(20));
        ALL.put("transition-delay", words("").with(TIME, COMMA).most(20));
        ALL.put("transition-timing-function", words(EASINGS).with(EASING, COMMA).most(20));
    }

    private Properties() {
    }

    /** Null where there is no such property here. */
    static Grammar of(String property) {
        Grammar grammar = ALL.get(property);
        if (grammar != null) {
            return grammar;
        }
        for (String prefix : PREFIXES) {
            if (property.startsWith(prefix) && PREFIXED.contains(property.substring(prefix.length()))) {
                return ALL.get(property.substring(prefix.length()));
            }
        }
        return null;
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    private static void boxes() {
        Grammar width = words("auto min-content max-content fit-content").px(0, 2000).percent(0, 200).with(CALC);
        Grammar height = words("auto min-content max-content fit-content").px(0, 1000).percent(0, 100).with(CALC);
        ALL.put("width", width);
        ALL.put("min-width", width);
        ALL.put("max-width", words("none min-content max-content fit-content").px(0, 2000).percent(0, 200).with(CALC));
        ALL.put("height", height);
        ALL.put("min-height", height);
        ALL.put("max-height", words("none min-content max-content fit-content").px(0, 1000).percent(0, 100).with(CALC));
        Grammar padding = words("").px(0, 400).percent(0, 100);
        // The template that most sheets grew from makes up for paddings of the page with a few negative pixels.
        Grammar margin = words("auto").px(-32, 400).percent(0, 100);
        for (String edge : (SIDES + " inline-start inline-end block-start block-end").split(" ")) {
            ALL.put("padding-" + edge, padding);
            ALL.put("margin-" + edge, margin);
        }
        for (String axis : "inline block".split(" ")) {
            ALL.put("padding-" + axis, padding.most(2));
            ALL.put("margin-" + axis, margin.most(2));
        }
        ALL.put("padding", padding.most(4));
        ALL.put("margin", margin.most(4));
        ALL.put("box-sizing", words("border-box content-box"));
        ALL.put("object-fit", words("fill contain cover none scale-down"));
        ALL.put("object-position", words(PLACES).percent(0, 100).most(4));
    }

    private static void borders() {
        Grammar line = words(LINES + " " + WIDTHS).reach(0, 100).with(COLOR).most(3);
        Grammar width = words(WIDTHS).reach(0, 100);
        Grammar style = words(LINES);
        Grammar color = words("").with(COLOR);
        ALL.put("border", line);
        ALL.put("border-width", width.most(4));
        ALL.put("border-style", style.most(4));
        ALL.put("border-color", color.most(4));
        for (String side : (SIDES + " inline-start inline-end block-start block-end").split(" ")) {
            ALL.put("border-" + side, line);
            ALL.put("border-" + side + "-width", width);
            ALL.put("border-" + side + "-style", style);
            ALL.put("border-" + side + "-color", color);
        }
        Grammar radius = words("").px(0, 1000).percent(0, 100).with(SLASH);
        ALL.put("border-radius", radius.most(9));
        for (String corner : "top-left top-right bottom-left bottom-right start-start start-end end-start end-end".split(" ")) {
            ALL.put("border-" + corner + "-radius", radius.most(3));
        }
        // Outlines are painted over everything, also over what follows.
        ALL.put("outline", words("auto " + LINES + " " + WIDTHS).reach(0, 16).with(COLOR).most(3));
        ALL.put("outline-width", words(WIDTHS).reach(0, 16));
        ALL.put("outline-style", words("auto " + LINES));
        ALL.put("outline-color", color);
        ALL.put("outline-offset", words("").reach(-16, 16));
        ALL.put("box-shadow", words("none inset").reach(-64, 64).with(COLOR, COMMA).most(40));
        ALL.put("text-shadow", words("none").reach(-32, 32).with(COLOR, COMMA).most(40));
    }

    private static void backgrounds() {
        Grammar place = words(PLACES).px(-2000, 2000).percent(-200, 200).with(COMMA).most(20);
        ALL.put("color", words("").with(COLOR));
        ALL.put("caret-color", words("auto").with(COLOR));
        ALL.put("accent-color", words("auto").with(COLOR));
        ALL.put("background-color", words("").with(COLOR));
        ALL.put("background", words("none scroll cover contain auto border-box padding-box content-box " + PLACES + " " + REPEATS)
                .px(-2000, 2000).percent(-200, 200).with(COLOR, GRADIENT, SLASH, COMMA).most(40));
        ALL.put("background-image", words("none").with(GRADIENT, COMMA).most(20));
        ALL.put("background-position", place);
        ALL.put("background-size", words("auto cover contain").px(0, 2000).percent(0, 400).with(COMMA).most(20));
        ALL.put("background-repeat", words(REPEATS).with(COMMA).most(20));
        ALL.put("background-attachment", words("scroll local"));
        ALL.put("background-clip", words("border-box padding-box content-box text"));
        ALL.put("background-origin", words("border-box padding-box content-box"));
        ALL.put("text-fill-color", words("").with(COLOR));
    }

    private static void fonts() {
        Grammar spacing = words("normal").reach(-10, 100);
        ALL.put("font", words("normal bold bolder lighter italic oblique small-caps " + FONT_SIZES + " " + GENERIC)
                .px(0, Grammar.LARGEST_FONT).percent(0, 400).number(0, 1000).with(FAMILY, SLASH, COMMA).most(30));
        ALL.put("font-family", words(GENERIC).with(FAMILY, COMMA).most(40));
        ALL.put("font-size", words(FONT_SIZES).px(0, Grammar.LARGEST_FONT).percent(0, 400));
        ALL.put("font-weight", words("normal bold bolder lighter").number(1, 1000));
        ALL.put("font-style", words("normal italic oblique"));
        ALL.put("font-variant", words("normal small-caps"));
        ALL.put("font-smoothing", words("auto none antialiased subpixel-antialiased"));
        ALL.put("osx-font-smoothing", words("auto grayscale"));
        ALL.put("line-height", words("normal").px(0, 200).percent(0, 500).number(0, 5));
        ALL.put("letter-spacing", spacing);
        ALL.put("word-spacing", spacing);
        ALL.put("text-indent", words("").reach(-100, 100).percent(0, 20));
        ALL.put("text-align", words("left right center justify start end"));
        ALL.put("text-decoration", words("none underline overline line-through solid double dotted dashed wavy auto").reach(0, 20).with(COLOR).most(5));
        ALL.put("text-decoration-line", words("none underline overline line-through").most(3));
        ALL.put("text-decoration-style", words("solid double dotted dashed wavy"));
        ALL.put("text-decoration-color", words("").with(COLOR));
        ALL.put("text-decoration-thickness", words("auto from-font").reach(0, 20));
        ALL.put("text-underline-offset", words("auto").reach(-20, 20));
        ALL.put("text-transform", words("none capitalize uppercase lowercase"));
        ALL.put("text-overflow", words("clip ellipsis"));
        ALL.put("text-rendering", words("auto optimizespeed optimizelegibility geometricprecision"));
        ALL.put("white-space", words("normal nowrap pre pre-wrap pre-line break-spaces"));
        ALL.put("word-break", words("normal break-all keep-all break-word"));
        ALL.put("word-wrap", words("normal break-word"));
        ALL.put("overflow-wrap", words("normal break-word anywhere"));
        ALL.put("hyphens", words("none manual auto"));
        ALL.put("vertical-align", words("baseline sub super top text-top middle bottom text-bottom").reach(-32, 32).percent(-50, 50));
    }

    private static void layout() {
        ALL.put("display", words("none block inline inline-block flex inline-flex table table-cell flow-root"));
        ALL.put("visibility", words("visible hidden collapse"));
        ALL.put("opacity", words("").number(0, 1).percent(0, 100));
        ALL.put("position", words("static relative"));
        Grammar overflow = words("visible hidden clip scroll auto");
        ALL.put("overflow", overflow.most(2));
        ALL.put("overflow-x", overflow);
        ALL.put("overflow-y", overflow);
        ALL.put("float", words("none left right inline-start inline-end"));
        ALL.put("clear", words("none left right both inline-start inline-end"));
        ALL.put("cursor", words("auto default pointer text help wait progress not-allowed"));
        ALL.put("appearance", words("none auto button textfield"));
        ALL.put("resize", words("none"));
        ALL.put("list-style", words("none disc circle square decimal inside outside").most(2));
        ALL.put("flex-direction", words("row column"));
        ALL.put("flex-wrap", words("nowrap wrap"));
        ALL.put("flex-grow", words("").number(0, 100));
        ALL.put("flex-shrink", words("").number(0, 100));
        ALL.put("flex-basis", words("auto content").px(0, 2000).percent(0, 200));
        ALL.put("flex", words("none auto").px(0, 2000).percent(0, 200).number(0, 100).most(3));
        for (String name : "justify-content align-items align-content align-self justify-self justify-items".split(" ")) {
            ALL.put(name, words(ALIGNED + (name.endsWith("self") ? " auto" : "")).most(2));
        }
        Grammar gap = words("normal").px(0, 200).percent(0, 50);
        ALL.put("gap", gap.most(2));
        ALL.put("row-gap", gap);
        ALL.put("column-gap", gap);
    }
}
