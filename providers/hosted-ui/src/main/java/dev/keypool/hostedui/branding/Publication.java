package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.RefusedException;
import java.nio.charset.StandardCharsets;

/**
 * A branding as it was published.
 *
 * @param sheets as they were compiled then: another version might name them otherwise, and nobody would find them
 */
public record Publication(Branding branding, Sheets sheets) {

    private static final String SHEETS = "sheets";
    private static final int SHEETS_BYTES = 500;

    public static Publication of(Branding draft) {
        return new Publication(draft, Sheets.of(draft));
    }

    public static Publication kept(String json) throws RefusedException {
        ObjectNode tree = StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
        Sheets sheets = Sheets.read(StrictJson.object(tree.remove(SHEETS), "$." + SHEETS));
        return new Publication(Branding.kept(tree), sheets);
    }

    /** About what it takes in memory. */
    public int bytes() {
        return branding.bytes() + SHEETS_BYTES;
    }

    public String json() {
        ObjectNode json = branding.json();
        json.set(SHEETS, sheets.json());
        return json.toString();
    }
}
