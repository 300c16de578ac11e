package dev.keypool.hostedui.svg;

import dev.keypool.hostedui.css.SvgStyles;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What still pictures are made of, and what is never taken. The rest, such as editors' notes, is left out. */
final class SvgNames {

    static final String SVG = "http://www.w3.org/2000/svg";
    static final String XLINK = "http://www.w3.org/1999/xlink";
    static final String XHTML = "http://www.w3.org/1999/xhtml";

    private static final Set<String> ELEMENTS = words("svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon text tspan "
            + "linearGradient radialGradient stop clipPath mask pattern filter feBlend feColorMatrix feComponentTransfer feComposite "
            + "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur "
            + "feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence");
    private static final Set<String> WITH_TEXT = words("title desc text tspan");
    private static final Set<String> ANIMATIONS = words("animate animatecolor animatemotion animatetransform set mpath discard");
    private static final Set<String> REFERRING = words("use linearGradient radialGradient pattern filter");

    private static final Set<String> PLAIN = words("d x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height viewBox points gradientTransform "
            + "patternTransform gradientUnits patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits "
            + "preserveAspectRatio spreadMethod offset pathLength dx dy rotate lengthAdjust "
            + "textLength in in2 result mode type values stdDeviation operator k1 k2 k3 k4 tableValues slope intercept amplitude exponent radius scale "
            + "xChannelSelector yChannelSelector order kernelMatrix kernelUnitLength divisor bias targetX targetY edgeMode preserveAlpha surfaceScale "
            + "diffuseConstant specularConstant specularExponent azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle baseFrequency "
            + "numOctaves seed stitchTiles version role aria-hidden");

    private static final Map<String, String> NEVER = new HashMap<>();

    static {
        never("it runs code", "script handler listener");
        never("it brings pages into the picture", "foreignobject iframe embed object audio video canvas html body");
        never("it loads or holds another picture, which is not looked into; draw it, or give it as an asset of its own", "image feimage");
        never("a picture on a sign-in page leads nowhere", "a");
        never("it loads something from elsewhere", "font-face-uri font-face-src color-profile tref cursor link meta base xml-stylesheet");
    }

    private SvgNames() {
    }

    static boolean isElement(String name) {
        return ELEMENTS.contains(name);
    }

    static boolean hasText(String name) {
        return WITH_TEXT.contains(name);
    }

    static boolean isAnimation(String name) {
        return ANIMATIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean refers(String element) {
        return REFERRING.contains(element);
    }

    static boolean isPlain(String attribute) {
        return PLAIN.contains(attribute);
    }

    /** Why an element refuses the whole picture; null where it does not. */
    static String whyNever(String element) {
        return NEVER.get(element.toLowerCase(Locale.ROOT));
    }

    /** What an animation may set: what a style may. */
    static boolean mayMove(String attribute) {
        return SvgStyles.isProperty(attribute) || isPlain(attribute);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    private static void never(String reason, String elements) {
        words(elements).forEach(element -> NEVER.put(element, reason));
    }
}
