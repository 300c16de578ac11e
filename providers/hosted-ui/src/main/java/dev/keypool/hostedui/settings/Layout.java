package dev.keypool.hostedui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.hostedui.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Where things are on the pages, and which of them are there.
 *
 * @param providersFirst whether identity providers stand above user name and password
 * @param providerOrder aliases, in the order of their buttons; the rest follows
 * @param favicons {@code ICO} and {@code SVG}, those that are offered to browsers
 */
public record Layout(ColorScheme colorScheme, Density density, Side formHorizontal, Side formVertical, boolean graphics, boolean providersFirst,
        List<String> providerOrder, boolean providerIcons, FormLogo formLogo, Bar header, Bar footer, boolean formBackground, boolean pageBackground,
        List<String> favicons) {

    public enum ColorScheme {
        LIGHT, DARK, DYNAMIC
    }

    /** Of Cognito's only REGULAR is published. */
    public enum Density {
        COMPACT, REGULAR, SPACIOUS
    }

    public enum Side {
        START, CENTER, END
    }

    private enum Inclusion {
        IN, OUT
    }

    private enum Position {
        TOP, BOTTOM
    }

    /** @param inside whether in the form's box; @param onTop whether above its fields */
    public record FormLogo(boolean enabled, boolean inside, Side location, boolean onTop) {
    }

    public record Bar(boolean enabled, boolean background, boolean logo, Side logoLocation) {
    }

    /** @param merged complete and checked; @param notes of words that are not known here, for which the default stands */
    static Layout of(JsonNode merged, Consumer<Refusal> notes) {
        Reader in = new Reader(merged, notes);
        return new Layout(
                in.word("categories.global.colorSchemeMode", ColorScheme.LIGHT),
                in.word("categories.global.spacingDensity", Density.REGULAR),
                in.word("categories.form.location.horizontal", Side.CENTER),
                in.word("categories.form.location.vertical", Side.CENTER),
                in.flag("categories.form.displayGraphics"),
                in.providersFirst(),
                in.texts("categories.auth.federation.order"),
                in.flag("componentClasses.idpButtons.icons.enabled"),
                new FormLogo(in.flag("components.form.logo.enabled"),
                        in.word("components.form.logo.formInclusion", Inclusion.IN) == Inclusion.IN,
                        in.word("components.form.logo.location", Side.CENTER),
                        in.word("components.form.logo.position", Position.TOP) == Position.TOP),
                in.bar("Header"),
                in.bar("Footer"),
                in.flag("components.form.backgroundImage.enabled"),
                in.flag("components.pageBackground.image.enabled"),
                in.texts("components.favicon.enabledTypes"));
    }

    private record Reader(JsonNode tree, Consumer<Refusal> notes) {

        private JsonNode at(String path) {
            return tree.at("/" + path.replace('.', '/'));
        }

        boolean flag(String path) {
            return at(path).booleanValue();
        }

        <E extends Enum<E>> E word(String path, E standard) {
            String given = at(path).textValue();
            for (E value : standard.getDeclaringClass().getEnumConstants()) {
                if (value.name().equals(given.toUpperCase(Locale.ROOT))) {
                    return value;
                }
            }
            notes.accept(new Refusal("$." + path, Refusal.quote(given) + " is not known here; it is kept, and the pages are as with " + standard + "."));
            return standard;
        }

        List<String> texts(String path) {
            List<String> texts = new ArrayList<>();
            at(path).forEach(text -> texts.add(text.textValue()));
            return List.copyOf(texts);
        }

        Bar bar(String name) {
            String component = "components.page" + name;
            return new Bar(flag("categories.global.page" + name + ".enabled"), flag(component + ".backgroundImage.enabled"), flag(component + ".logo.enabled"),
                    word(component + ".logo.location", Side.START));
        }

        /** The first way of signing in that is named. */
        boolean providersFirst() {
            for (JsonNode row : at("categories.auth.authMethodOrder")) {
                for (JsonNode method : row) {
                    return method.path("type").asText().equals("FEDERATED");
                }
            }
            return false;
        }
    }
}
