package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.Refusals;
import dev.keypool.hostedui.fonts.FontStacks;
import dev.keypool.hostedui.images.AssetCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which families text and headings are in: such as systems have, or those that were uploaded. */
record Fonts(Map<String, Map<String, String>> given) {

    private static final String TEXT = "text";
    private static final String HEADINGS = "headings";
    private static final String FAMILY = "family";
    private static final String FALLBACK = "fallback";
    private static final String UPLOADED = "uploaded";
    private static final Set<String> MEMBERS = Set.of(FAMILY, FALLBACK);
    private static final String ALL_WEIGHTS = "100 900";

    /** A font as the pages know it. */
    private record Face(String family, String weights, AssetReference asset) {

        /** A late font would move what people read and press: where it is not there at once, it is for the next page. */
        String css() {
            return "@font-face{font-family:" + family + ";src:url(" + asset.file() + ")format(\"woff2\");font-weight:" + weights + ";font-display:optional}\n";
        }
    }

    static Fonts read(ObjectNode given, Refusals refusals) {
        Map<String, Map<String, String>> fonts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> use : given.properties()) {
            String place = "$.fonts." + Refusal.quote(use.getKey());
            if (!use.getKey().equals(TEXT) && !use.getKey().equals(HEADINGS)) {
                refusals.accept(new Refusal(place, "There are fonts for \"text\" and \"headings\" only."));
            } else if (use.getValue() instanceof ObjectNode font && font.has(FAMILY)) {
                fonts.put(use.getKey(), font(font, place, refusals));
            } else {
                refusals.accept(new Refusal(place, "Here an object with a \"family\" is expected."));
            }
        }
        return new Fonts(fonts);
    }

    private static Map<String, String> font(ObjectNode given, String place, Refusals refusals) {
        Map<String, String> font = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            String value = Objects.requireNonNullElse(member.getValue().textValue(), "");
            boolean uploaded = value.equals(UPLOADED) && member.getKey().equals(FAMILY);
            if (!MEMBERS.contains(member.getKey())) {
                refusals.accept(new Refusal(place, Refusal.quote(member.getKey()) + " is not known here."));
            } else if (!uploaded && FontStacks.css(value) == null) {
                refusals.accept(new Refusal(place + "." + member.getKey(), Refusal.quote(value) + " is no family here; there are "
                        + String.join(", ", FontStacks.names()) + (member.getKey().equals(FAMILY) ? ", and \"" + UPLOADED + "\"." : ".")));
            } else {
                font.put(member.getKey(), value);
            }
        }
        return font;
    }

    /** Empty where nothing is said of fonts: then they are the theme's. */
    String sheet(List<AssetReference> assets) {
        if (given.isEmpty()) {
            return "";
        }
        StringBuilder sheet = new StringBuilder();
        Stream.concat(faces(TEXT, assets).stream(), faces(HEADINGS, assets).stream()).distinct().forEach(face -> sheet.append(face.css()));
        String text = families(TEXT, assets);
        String headings = families(HEADINGS, assets);
        return sheet.append(":root{").append(text == null ? "" : "--kp-font-family:" + text + ";")
                .append("--kp-heading-font-family:").append(headings == null ? "var(--kp-font-family)" : headings).append("}\n").toString();
    }

    private String families(String use, List<AssetReference> assets) {
        Map<String, String> font = given.get(use);
        if (font == null) {
            return null;
        }
        String system = FontStacks.css(isUploaded(use) ? font.getOrDefault(FALLBACK, FontStacks.STANDARD) : font.get(FAMILY));
        return faces(use, assets).stream().findFirst().map(face -> face.family() + "," + system).orElse(system);
    }

    /** Headings without a font of their own are in the text's. */
    private List<Face> faces(String use, List<AssetReference> assets) {
        AssetReference text = find(AssetCategory.FONT_TEXT, assets);
        AssetReference bold = find(AssetCategory.FONT_TEXT_BOLD, assets);
        AssetReference heading = find(AssetCategory.FONT_HEADING, assets);
        List<Face> faces = new ArrayList<>();
        if (!isUploaded(use)) {
            return faces;
        }
        if (use.equals(HEADINGS) && heading != null) {
            // Whoever gives a font for headings gives it as bold as they should be.
            faces.add(new Face("kp-heading-font", ALL_WEIGHTS, heading));
        } else if (text != null) {
            boolean all = text.variable() && bold == null;
            faces.add(new Face("kp-font", all ? ALL_WEIGHTS : "400", text));
            if (bold != null) {
                faces.add(new Face("kp-font", "700", bold));
            }
        }
        return faces;
    }

    private boolean isUploaded(String use) {
        return UPLOADED.equals(given.getOrDefault(use, Map.of()).get(FAMILY));
    }

    private static AssetReference find(AssetCategory category, List<AssetReference> assets) {
        return assets.stream().filter(asset -> asset.category() == category).findFirst().orElse(null);
    }

    List<String> warnings(List<AssetReference> assets) {
        List<String> warnings = new ArrayList<>();
        List<AssetReference> used = Stream.of(TEXT, HEADINGS).flatMap(use -> faces(use, assets).stream()).map(Face::asset).distinct().toList();
        for (String use : List.of(TEXT, HEADINGS)) {
            if (isUploaded(use) && faces(use, assets).isEmpty()) {
                warnings.add("$.fonts." + use + ": No font is uploaded for it; the pages use " + given.get(use).getOrDefault(FALLBACK, FontStacks.STANDARD) + ".");
            }
        }
        assets.stream().filter(asset -> asset.category().isFont() && !used.contains(asset))
                .forEach(asset -> warnings.add("The font " + asset.category() + " is uploaded and not used; \"fonts\" says where fonts are used."));
        if (!used.isEmpty()) {
            long kilobytes = (used.stream().mapToLong(AssetReference::size).sum() + 1023) / 1024;
            warnings.add("Fonts add " + kilobytes + " KB to the first page that a browser shows; families of the system add nothing.");
        }
        return warnings;
    }
}
