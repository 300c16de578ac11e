package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Memory;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.images.ImageType;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * Where a branding shows which picture.
 *
 * @param resourceId null where the category alone says what it is for
 * @param hash       SHA-256 of the picture as it is kept
 * @param size       in bytes
 * @param variable   whether it is a font of all weights
 * @param width      in pixels, 0 where nobody knows, as with fonts
 * @param height     likewise
 */
public record AssetReference(AssetCategory category, ColorMode colorMode, String resourceId, ImageType type, String hash, int size, boolean variable, int width, int height) {

    private static final Set<String> KNOWN = Set.of("category", "colorMode", "resourceId", "extension", "hash", "size", "file", "variable", "width", "height");
    private static final int OBJECT_BYTES = 64;

    /** To a picture whose width and height nobody knows. */
    public AssetReference(AssetCategory category, ColorMode colorMode, String resourceId, ImageType type, String hash, int size) {
        this(category, colorMode, resourceId, type, hash, size, false, 0, 0);
    }

    /** Whether one takes the other's place. */
    boolean isAt(AssetCategory category, ColorMode colorMode, String resourceId) {
        return this.category == category && this.colorMode == colorMode && Objects.equals(this.resourceId, resourceId);
    }

    public String file() {
        return hash + "." + type.extension();
    }

    public ObjectNode json() {
        ObjectNode json = StrictJson.newObject().put("category", category.name()).put("colorMode", colorMode.name());
        if (resourceId != null) {
            json.put("resourceId", resourceId);
        }
        json.put("extension", type.name()).put("hash", hash).put("size", size).put("file", file());
        if (width > 0 && height > 0) {
            json.put("width", width).put("height", height);
        }
        return variable ? json.put("variable", true) : json;
    }

    /** In memory. */
    int bytes() {
        return OBJECT_BYTES + Memory.of(resourceId) + Memory.of(hash);
    }

    static AssetReference read(ObjectNode json, String place) throws RefusedException {
        StrictJson.requireOnly(json, KNOWN, place);
        return new AssetReference(word(AssetCategory.class, json, "category", place), word(ColorMode.class, json, "colorMode", place),
                StrictJson.text(json, "resourceId", place), word(ImageType.class, json, "extension", place),
                Objects.requireNonNullElse(StrictJson.text(json, "hash", place), ""), json.path("size").intValue(), json.path("variable").booleanValue(),
                json.path("width").intValue(), json.path("height").intValue());
    }

    static <E extends Enum<E>> E word(Class<E> type, ObjectNode json, String name, String place) throws RefusedException {
        return word(type, StrictJson.text(json, name, place), place + "." + name);
    }

    /** @param given may be null */
    public static <E extends Enum<E>> E word(Class<E> type, String given, String place) throws RefusedException {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(given)) {
                return value;
            }
        }
        throw new RefusedException(new Refusal(place, (given == null ? "It is missing" : Refusal.quote(given) + " is not known")
                + "; known are " + String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()) + "."));
    }
}
