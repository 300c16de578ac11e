package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.images.Unpacked;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * A branding with its pictures, as one file.
 *
 * @param files what is shown in it, each once
 */
public record BrandingExport(Branding branding, List<StoredFile> files) {

    /**
     * Null where one of its pictures is gone: somebody changes the branding meanwhile.
     *
     * @param files finds a picture by its hash, or null
     */
    public static ObjectNode write(Branding branding, Function<String, StoredFile> files) {
        ObjectNode json = branding.json();
        ArrayNode assets = json.putArray("assets");
        for (AssetReference asset : branding.assets()) {
            StoredFile file = files.apply(asset.hash());
            if (file == null) {
                return null;
            }
            ObjectNode written = asset.json();
            written.remove(List.of("hash", "size", "file", "variable", "width", "height"));
            assets.add(written.put("bytes", Base64.getEncoder().encodeToString(file.bytes())));
        }
        return json;
    }

    /** Trusts nothing of what an earlier export has checked. */
    public static BrandingExport read(ObjectNode json) throws RefusedException {
        JsonNode assets = json.remove("assets");
        if (assets != null && !assets.isArray()) {
            throw new RefusedException(new Refusal("$.assets", "This is no list."));
        }
        Branding branding = Branding.given(json, List.of());
        List<StoredFile> files = new ArrayList<>();
        Unpacked unpacked = new Unpacked();
        for (JsonNode asset : assets == null ? StrictJson.newObject() : assets) {
            String place = "$.assets[" + files.size() + "]";
            Upload upload = Upload.read(StrictJson.object(asset, place), place, unpacked);
            branding = branding.with(upload.reference());
            if (branding.assets().size() == files.size()) {
                throw new RefusedException(new Refusal(place, "Another picture has this place already."));
            }
            files.add(upload.file());
        }
        return new BrandingExport(branding, List.copyOf(files));
    }
}
