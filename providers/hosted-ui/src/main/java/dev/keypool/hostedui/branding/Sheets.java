package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of a branding's style sheets.
 *
 * @param managed the settings', in the color scheme that they ask for; null where nothing is published
 * @param light   the settings', for realms without dark pages; null where nothing is published
 * @param classic null where there is none
 */
public record Sheets(String managed, String light, String classic) {

    public static final Sheets NONE = new Sheets(null, null, null);

    private static final String MANAGED = "managed";
    private static final String LIGHT = "light";
    private static final String CLASSIC = "classic";

    public static Sheets of(Branding branding) {
        StoredFile classic = branding.classicSheet();
        return new Sheets(branding.managedSheet().name(), branding.managedSheet(ColorScheme.LIGHT).name(), classic == null ? null : classic.name());
    }

    public List<String> names() {
        return Stream.of(managed, classic, light).filter(Objects::nonNull).distinct().toList();
    }

    ObjectNode json() {
        return StrictJson.newObject().put(MANAGED, managed).put(LIGHT, light).put(CLASSIC, classic);
    }

    static Sheets read(ObjectNode json) throws RefusedException {
        StrictJson.requireOnly(json, Set.of(MANAGED, LIGHT, CLASSIC), "$.sheets");
        Sheets sheets = new Sheets(StrictJson.text(json, MANAGED, "$.sheets"), StrictJson.text(json, LIGHT, "$.sheets"), StrictJson.text(json, CLASSIC, "$.sheets"));
        if (sheets.managed == null || sheets.light == null) {
            throw new RefusedException(new Refusal("$.sheets", "The settings' sheet is missing."));
        }
        return sheets;
    }
}
