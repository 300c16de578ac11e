package dev.keypool.hostedui.branding;

import java.util.List;

/** A branding to be published, with its style sheets. */
public record Compiled(Publication publication, List<StoredFile> sheets) {

    public static Compiled of(Branding draft) {
        return new Compiled(Publication.of(draft), draft.sheets());
    }
}
