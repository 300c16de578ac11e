package dev.keypool.hostedui.admin;

import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.StoredFile;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A draft to be saved, and the answer, whose warnings take their time. */
record Saved(Branding draft, List<StoredFile> files, Response answer) {

    static Saved of(Branding draft, List<StoredFile> files, List<String> notices, Supplier<Set<String>> messages) {
        return new Saved(draft, files, Answers.draft(draft, notices, messages));
    }

    static Saved of(Branding draft, Supplier<Set<String>> messages) {
        return of(draft, List.of(), List.of(), messages);
    }
}
