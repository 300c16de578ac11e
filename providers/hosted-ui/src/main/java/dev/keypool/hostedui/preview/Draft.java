package dev.keypool.hostedui.preview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StoredFile;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A branding's draft, as different visitors would see it. */
record Draft(Branding branding) {

    static Draft of(String kept) throws RefusedException {
        return new Draft(Branding.kept(kept));
    }

    /** What {@code prefers-color-scheme} decides in the browser is decided here: a frame cannot be told what to prefer. */
    Branding seenIn(boolean dark) throws RefusedException {
        return branding.layout().colorScheme() == ColorScheme.DYNAMIC ? in(dark ? ColorScheme.DARK : ColorScheme.LIGHT) : branding;
    }

    private Branding in(ColorScheme scheme) throws RefusedException {
        ObjectNode json = branding.json();
        json.withObject("/settings/categories/global").put("colorSchemeMode", scheme.name());
        return Branding.given(json, branding.assets());
    }

    /** Null where no page of the preview links it. */
    StoredFile sheet(String name) throws RefusedException {
        return Stream.of(seenIn(false), seenIn(true)).flatMap(one -> one.sheets().stream()).filter(sheet -> sheet.name().equals(name)).findFirst().orElse(null);
    }

    /** Languages that the draft has texts in. */
    Set<String> languages() {
        Set<String> languages = new TreeSet<>();
        branding.json().path("texts").fieldNames().forEachRemaining(tag -> languages.add(tag.replace('_', '-')));
        return languages;
    }

    /** For {@code messages} see {@link Branding#warnings}. */
    List<String> warnings(Supplier<Set<String>> messages) {
        return branding.warnings(messages);
    }
}
