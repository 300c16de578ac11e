package dev.keypool.hostedui.contrast;

import dev.keypool.hostedui.contrast.Pair.Kind;
import dev.keypool.hostedui.css.ClassicSheet;
import dev.keypool.hostedui.settings.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The contrasts of WCAG 2.2 AA with a classic style sheet, before it is saved. */
public final class ClassicContrasts {

    private static final List<String> PSEUDO = List.of("::before", "::after");
    private static final Opaque PAGE = Opaque.of(ClassicPart.PAGE);

    private final ClassicSheet sheet;
    private final ClassicLook card;
    /** Null where it is no plain color, which also holds for what shows it through. */
    private final Opaque cardGround;
    private final List<ContrastWarning> warnings = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private ClassicContrasts(ClassicSheet sheet) {
        this.sheet = sheet;
        this.card = ClassicLook.of(sheet, ClassicPart.CARD.className(), "", "");
        this.cardGround = ground(card.background(ClassicPart.CARD.behind()), PAGE);
    }

    /**
     * Of plain colors: what lies on a gradient is not looked at, nor what is not to be seen.
     *
     * @param wordmark whether the banner has text, and no picture
     */
    public static List<ContrastWarning> check(ClassicSheet sheet, boolean wordmark) {
        ClassicContrasts contrasts = new ClassicContrasts(sheet);
        if (!contrasts.card.gone()) {
            ClassicPart.ALL.stream().filter(part -> wordmark || part != ClassicPart.BANNER).forEach(contrasts::check);
        }
        return contrasts.warnings;
    }

    private void check(ClassicPart part) {
        check(part, "");
        for (String state : List.of(":hover", ":focus")) {
            boolean ofTheme = state.equals(":hover") && part.hover() != null;
            if (ofTheme || sheet.names(part.className(), state, "") || PSEUDO.stream().anyMatch(pseudo -> sheet.names(part.className(), state, pseudo))) {
                check(ofTheme ? part.hover() : part, state);
            }
        }
    }

    private void check(ClassicPart part, String state) {
        ClassicLook look = ClassicLook.of(sheet, part.className(), state, "");
        Opaque outer = part.inCard() ? cardGround : PAGE;
        Opaque ground = ground(look.background(part.behind()), outer);
        Color ofCard = card.text(ClassicPart.CARD.text(), ClassicPart.CARD.text());
        Color text = look.text(part.follows() && card.saysText() ? ofCard : part.text(), ofCard);
        if (ground == null || text == null || look.gone()) {
            return;
        }
        if (!look.small(false)) {
            measure(part, part.what(), state, text, new Ground(ground, outer, look.opacity()), look.kind());
        }
        for (String pseudo : PSEUDO) {
            ClassicLook added = ClassicLook.of(sheet, part.className(), state, pseudo);
            Opaque under = ground(added.background(null), ground);
            Color words = added.text(text, text);
            if (added.hasContent() && under != null && words != null && !added.gone() && !added.small(look.small(false))) {
                measure(part, "the text of " + pseudo + " with " + part.what(), state, words, new Ground(under, outer, look.opacity() * added.opacity()), added.kind());
            }
        }
    }

    private static String said(String state) {
        return switch (state) {
            case ":hover" -> " under the pointer";
            case ":focus" -> " with the focus";
            default -> "";
        };
    }

    /** @return null where it cannot be told */
    private static Opaque ground(Color color, Opaque outer) {
        if (color == null || color.alpha() < Color.OPAQUE && outer == null) {
            return null;
        }
        return outer == null ? Opaque.of(color) : Opaque.over(color, outer);
    }

    /** What a text lies on, and what that lies on, as far as its opacity lets it through. */
    private record Ground(Opaque color, Opaque outer, double opacity) {
    }

    private void measure(ClassicPart part, String what, String state, Color text, Ground ground, Kind kind) {
        if (ground.opacity() < 1 && ground.outer() == null) {
            return;
        }
        Opaque front = seen(Opaque.over(text, ground.color()), ground, part.inCard());
        Opaque behind = seen(ground.color(), ground, part.inCard());
        double ratio = front.contrast(behind);
        // What a state has from others is told once.
        if (ratio >= kind.ratio || !told.add(part.className() + what + front.color() + behind.color())) {
            return;
        }
        boolean solid = ground.opacity() == 1 && (!part.inCard() || card.opacity() == 1);
        Opaque nearest = solid && !part.name().isEmpty() ? Suggestion.nearest(front, behind, kind.ratio) : null;
        Color suggestion = nearest == null ? null : nearest.color();
        // Rounded down: 4.499 is not 4.5.
        String sentence = String.format(Locale.ROOT, "With the style sheet, the contrast of %s%s (%s on %s) is %.2f, and %s takes %.1f. %s", what, said(state), front.color().css(),
                behind.color().css(), Math.floor(ratio * 100) / 100, kind.words, kind.ratio, advice(part, suggestion, solid));
        warnings.add(new ContrastWarning(false, part.className(), part.inCard() ? ClassicPart.CARD.className() : "", ratio, kind.ratio, suggestion, sentence));
    }

    private static String advice(ClassicPart part, Color suggestion, boolean solid) {
        if (part.name().isEmpty()) {
            return "Give background-customizable a color that does, or change what is behind.";
        }
        if (suggestion != null) {
            return "The nearest color that would do is " + suggestion.css() + ".";
        }
        return solid ? "No color has enough; change what is behind." : "Raise the opacity or change what is behind.";
    }

    private Opaque seen(Opaque color, Ground ground, boolean inCard) {
        Opaque there = ground.opacity() < 1 ? color.over(ground.outer(), ground.opacity()) : color;
        return inCard ? there.over(PAGE, card.opacity()) : there;
    }
}
