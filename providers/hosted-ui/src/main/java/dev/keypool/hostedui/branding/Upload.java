package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.fonts.Font;
import dev.keypool.hostedui.fonts.Woff2;
import dev.keypool.hostedui.images.Asset;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.Assets;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.images.ImageType;
import dev.keypool.hostedui.images.Unpacked;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A picture or a font as it is given, with Cognito's AssetType in the spelling of the admin REST API.
 *
 * @param removed what was left out of it, in words
 */
public record Upload(AssetReference reference, StoredFile file, List<String> removed) {

    private static final Set<String> KNOWN = Set.of("category", "colorMode", "resourceId", "extension", "bytes");

    /** The only one of its request. */
    public static Upload read(ObjectNode json, String place) throws RefusedException {
        return read(json, place, new Unpacked());
    }

    /** @param unpacked of all that are given together */
    static Upload read(ObjectNode json, String place, Unpacked unpacked) throws RefusedException {
        StrictJson.requireOnly(json, KNOWN, place);
        try {
            AssetCategory category = AssetReference.word(AssetCategory.class, json, "category", place);
            if (category.isFont()) {
                return font(category, json, place);
            }
            Asset asset = Assets.check(category, AssetReference.word(ColorMode.class, json, "colorMode", place),
                    json.hasNonNull("extension") ? AssetReference.word(ImageType.class, json, "extension", place) : null,
                    StrictJson.text(json, "resourceId", place), bytes(json, place), unpacked);
            StoredFile file = StoredFile.of(asset.picture());
            return new Upload(new AssetReference(asset.category(), asset.colorMode(), asset.resourceId(), asset.picture().type(), file.hash(), file.bytes().length,
                    false, asset.picture().width(), asset.picture().height()),
                    file, asset.picture().removed());
        } catch (RefusedException e) {
            throw new RefusedException(e.refusals().stream().map(refusal -> at(place, refusal)).toList());
        }
    }

    private static Upload font(AssetCategory category, ObjectNode json, String place) throws RefusedException {
        if (json.hasNonNull("colorMode") && AssetReference.word(ColorMode.class, json, "colorMode", place) != ColorMode.DYNAMIC || json.hasNonNull("resourceId")) {
            throw new RefusedException("A font is for light and dark pages, \"DYNAMIC\", and has no resource of its own.");
        }
        if (json.hasNonNull("extension") && AssetReference.word(ImageType.class, json, "extension", place) != ImageType.WOFF2) {
            throw new RefusedException(new Refusal(place + ".extension", "Fonts are WOFF2."));
        }
        Font font = Woff2.check(bytes(json, place));
        StoredFile file = StoredFile.of(font);
        return new Upload(new AssetReference(category, ColorMode.DYNAMIC, null, ImageType.WOFF2, file.hash(), file.bytes().length, font.variable(), 0, 0), file, font.removed());
    }

    /** Of a picture that comes alone nobody asks which one it is. */
    private static Refusal at(String place, Refusal refusal) {
        return place.equals("$") || refusal.place().startsWith(place) ? refusal : new Refusal((place + " " + refusal.place()).trim(), refusal.reason());
    }

    private static byte[] bytes(ObjectNode json, String place) throws RefusedException {
        String base64 = StrictJson.text(json, "bytes", place);
        if (base64 == null) {
            throw new RefusedException(new Refusal(place + ".bytes", "Its content is missing."));
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(new Refusal(place + ".bytes", "This is not in base64."));
        }
    }
}
