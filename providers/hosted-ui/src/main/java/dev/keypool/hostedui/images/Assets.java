package dev.keypool.hostedui.images;

import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.svg.SvgSanitizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Pictures and what is said of them, before they are kept. */
public final class Assets {

    /** As Cognito has them. */
    public static final int MAX_BYTES = 1_000_000;
    public static final int MAX_CLASSIC_LOGO_BYTES = 100 * 1024;
    public static final int MAX_ASSETS = 40;

    private static final int MAX_ID = 40;
    private static final int SNIFFED = 512;

    private Assets() {
    }

    /**
     * @param claimed what the administrator says that the picture is; null where nothing is said
     * @param resourceId may be null, but for an icon of an identity provider
     * @param unpacked of all pictures that are given together
     */
    public static Asset check(AssetCategory category, ColorMode colorMode, ImageType claimed, String resourceId, byte[] bytes, Unpacked unpacked) throws RefusedException {
        if (resourceId != null || category == AssetCategory.IDP_BUTTON_ICON) {
            checkResourceId(resourceId);
        }
        Picture picture = category == AssetCategory.CLASSIC_LOGO ? classicLogo(bytes, unpacked) : check(bytes, unpacked);
        if (claimed != null && claimed != picture.type()) {
            throw new RefusedException("The picture is said to be " + claimed + " and is " + picture.type() + ".");
        }
        if (!category.types().contains(picture.type())) {
            throw new RefusedException("For " + category + " the picture may be " + category.types() + ", and it is " + picture.type() + ".");
        }
        return new Asset(category, colorMode, resourceId, picture);
    }

    /** The logo of the classic pages. */
    static Picture classicLogo(byte[] bytes, Unpacked unpacked) throws RefusedException {
        if (bytes.length > MAX_CLASSIC_LOGO_BYTES) {
            throw new RefusedException("The logo is larger than 100 KB.");
        }
        Picture picture = check(bytes, unpacked);
        if (picture.type() != ImageType.PNG && picture.type() != ImageType.JPEG) {
            throw new RefusedException("The logo of the classic pages is PNG or JPEG, and this is " + picture.type() + ".");
        }
        return picture;
    }

    /** Any picture, by its content. */
    public static Picture check(byte[] bytes) throws RefusedException {
        return check(bytes, new Unpacked());
    }

    private static Picture check(byte[] bytes, Unpacked unpacked) throws RefusedException {
        if (bytes.length > MAX_BYTES) {
            throw new RefusedException("The picture is larger than " + MAX_BYTES + " bytes.");
        }
        unpacked.nextFile();
        try {
            if (starts(bytes, Png.SIGNATURE)) {
                return Png.check(bytes, Dimensions.MAX_SIDE, unpacked);
            }
            if (starts(bytes, 0xFF, 0xD8, 0xFF)) {
                return Jpeg.check(bytes);
            }
            if (starts(bytes, 'R', 'I', 'F', 'F')) {
                return Webp.check(bytes);
            }
            if (starts(bytes, 0, 0, 1, 0)) {
                return Ico.check(bytes, unpacked);
            }
        } catch (ImageException e) {
            throw new RefusedException(e.refusal());
        }
        if (looksLikeSvg(bytes)) {
            SvgSanitizer.Svg svg = SvgSanitizer.sanitize(bytes);
            return new Picture(ImageType.SVG, svg.size().width(), svg.size().height(), svg.bytes(), svg.removed());
        }
        throw new RefusedException("This is no picture in PNG, JPEG, WebP, ICO or SVG.");
    }

    /** Cognito's pattern, {@code ^[\w\- ]+$}: no dots and slashes, so no way out of wherever the name is used. */
    public static void checkResourceId(String id) throws RefusedException {
        boolean allowed = id != null && !id.isBlank() && id.length() <= MAX_ID
                && id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_- ".indexOf(c) >= 0);
        if (!allowed) {
            throw new RefusedException("The id of a resource has 1 to " + MAX_ID + " letters, digits, spaces, \"-\" and \"_\", unlike "
                    + Refusal.quote(id == null ? "" : id) + ".");
        }
    }

    private static boolean looksLikeSvg(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, SNIFFED), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        return start.startsWith("<");
    }

    private static boolean starts(byte[] bytes, int... first) {
        byte[] wanted = new byte[first.length];
        for (int i = 0; i < first.length; i++) {
            wanted[i] = (byte) first[i];
        }
        return starts(bytes, wanted);
    }

    private static boolean starts(byte[] bytes, byte[] first) {
        return bytes.length >= first.length && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
    }
}
