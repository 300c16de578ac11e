package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Memory;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.Refusals;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.contrast.ClassicContrasts;
import dev.keypool.hostedui.contrast.ContrastWarning;
import dev.keypool.hostedui.contrast.Contrasts;
import dev.keypool.hostedui.css.ClassicSheet;
import dev.keypool.hostedui.css.ClassicStyles;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.Assets;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.settings.Layout;
import dev.keypool.hostedui.settings.Layout.ColorScheme;
import dev.keypool.hostedui.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an app client's pages look like and say; every instance has been checked. */
public final class Branding {

    /** Of all pictures together: in base64, with all else, they fit in Keycloak's largest request of 10 MiB. */
    public static final int MAX_ASSET_BYTES = 6_000_000;

    private static final Set<String> KNOWN = Set.of("settings", "css", "texts", "links", "fonts", "assets");

    private final Settings settings;
    private final String css;
    /** As pages get it; empty where it says nothing, and null where there is none. */
    private final String served;
    private final Map<String, Map<String, String>> texts;
    private final Map<String, Map<String, String>> links;
    private final Fonts fonts;
    private final List<AssetReference> assets;

    private Branding(ObjectNode json, List<AssetReference> assets) throws RefusedException {
        Refusals refusals = new Refusals();
        StrictJson.requireOnly(json, KNOWN, "$");
        this.settings = settings(StrictJson.object(json.get("settings"), "$.settings"), refusals);
        this.css = StrictJson.text(json, "css", "$");
        this.served = css == null ? null : served(css, refusals);
        this.texts = Texts.read(StrictJson.object(json.get("texts"), "$.texts"), refusals);
        this.links = Links.read(StrictJson.object(json.get("links"), "$.links"), refusals);
        this.fonts = Fonts.read(StrictJson.object(json.get("fonts"), "$.fonts"), refusals);
        this.assets = List.copyOf(assets);
        refusals.throwIfAny();
    }

    /** The same with other pictures: what was read already is not read again for each of forty. */
    private Branding(Branding same, List<AssetReference> assets) {
        this.settings = same.settings;
        this.css = same.css;
        this.served = same.served;
        this.texts = same.texts;
        this.links = same.links;
        this.fonts = same.fonts;
        this.assets = List.copyOf(assets);
    }

    /** As an administrator gives it. Pictures are changed one by one ({@link #with}), so they can only stand as they are. */
    public static Branding given(ObjectNode json, List<AssetReference> assets) throws RefusedException {
        for (JsonNode asset : json.path("assets")) {
            if (asset.has("bytes")) {
                throw new RefusedException(new Refusal("$.assets", "Pictures with their \"bytes\" are not taken here: send the file to \"import\", or one picture to \"assets\", or leave \"assets\" out."));
            }
        }
        if (json.has("assets") && !references(json).equals(assets)) {
            throw new RefusedException(new Refusal("$.assets", "Pictures are uploaded and deleted beneath \"assets\"; here they are left out or stand as they are."));
        }
        return new Branding(json, assets);
    }

    /** As it was kept. */
    public static Branding kept(String json) throws RefusedException {
        return kept(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)));
    }

    static Branding kept(ObjectNode json) throws RefusedException {
        return new Branding(json, references(json));
    }

    public static Branding empty() {
        try {
            return new Branding(StrictJson.newObject(), List.of());
        } catch (RefusedException e) {
            throw new IllegalStateException("Nothing was given", e);
        }
    }

    /** With a picture, in the place of the one that was there. */
    public Branding with(AssetReference asset) throws RefusedException {
        List<AssetReference> all = new ArrayList<>(others(asset.category(), asset.colorMode(), asset.resourceId()));
        all.add(asset);
        if (all.size() > Assets.MAX_ASSETS) {
            throw new RefusedException("A branding has " + Assets.MAX_ASSETS + " assets at most.");
        }
        if (all.stream().mapToLong(AssetReference::size).sum() > MAX_ASSET_BYTES) {
            throw new RefusedException("The assets of a branding have " + MAX_ASSET_BYTES + " bytes together at most.");
        }
        return new Branding(this, all);
    }

    /** Itself where there is no such picture. */
    public Branding without(AssetCategory category, ColorMode colorMode, String resourceId) {
        List<AssetReference> others = others(category, colorMode, resourceId);
        return others.size() == assets.size() ? this : new Branding(this, others);
    }

    /** What SetUICustomization calls the image; else the form's logo, where it is one that the classic pages take. Null where there is neither. */
    public AssetReference classicLogo() {
        return Stream.of(AssetCategory.CLASSIC_LOGO, AssetCategory.FORM_LOGO)
                .flatMap(category -> assets.stream().filter(asset -> asset.category() == category && asset.colorMode() != ColorMode.DARK))
                .filter(asset -> AssetCategory.CLASSIC_LOGO.types().contains(asset.type()) && asset.size() <= Assets.MAX_CLASSIC_LOGO_BYTES)
                .findFirst().orElse(null);
    }

    private List<AssetReference> others(AssetCategory category, ColorMode colorMode, String resourceId) {
        return assets.stream().filter(asset -> !asset.isAt(category, colorMode, resourceId)).toList();
    }

    public List<AssetReference> assets() {
        return assets;
    }

    public Settings settings() {
        return settings;
    }

    public Layout layout() {
        return settings.layout();
    }

    /** Messages for a page in this language, those of the language itself over those of wider ones ({@code pt-BR}, {@code pt}). */
    public Map<String, String> texts(String language) {
        return Texts.in(texts, language);
    }

    /** Null where there is none. */
    public String link(String name, String language) {
        return Links.in(links.getOrDefault(name, Map.of()), language);
    }

    /** The fonts and the settings as a style sheet, whatever the look. */
    public StoredFile managedSheet() {
        return managedSheet(settings.layout().colorScheme());
    }

    /** The same in the color scheme of those who want no other, such as realms without dark pages. */
    public StoredFile managedSheet(ColorScheme scheme) {
        return StoredFile.sheet(fonts.sheet(assets) + settings.sheet(scheme) + Backgrounds.sheet(settings.layout(), assets, scheme));
    }

    /** Null where there is none. */
    public StoredFile classicSheet() {
        return served == null || served.isEmpty() ? null : StoredFile.sheet(served);
    }

    public List<StoredFile> sheets() {
        return Stream.of(managedSheet(), classicSheet(), managedSheet(ColorScheme.LIGHT)).filter(Objects::nonNull)
                .collect(Collectors.toMap(StoredFile::hash, sheet -> sheet, (first, same) -> first, LinkedHashMap::new)).values().stream().toList();
    }

    /** The same where nobody knows what messages there are. */
    public List<String> warnings() {
        return warnings(Set::of);
    }

    /**
     * What an administrator should know, though nothing is refused.
     *
     * @param messages the keys of all messages of pages and mails
     */
    public List<String> warnings(Supplier<Set<String>> messages) {
        Stream<Refusal> notes = Stream.of(settings.notes(), UnseenPictures.notes(settings, assets), Texts.notes(texts),
                texts.isEmpty() ? List.<Refusal>of() : UnknownTexts.notes(texts, messages.get()), LoneLinks.notes(links)).flatMap(List::stream);
        Stream<ContrastWarning> contrasts = Stream.concat(Contrasts.check(settings).stream(),
                css == null ? Stream.empty() : ClassicContrasts.check(classic(), classicLogo() == null).stream());
        return Stream.of(notes.map(Refusal::sentence), contrasts.map(ContrastWarning::sentence), fonts.warnings(assets).stream())
                .flatMap(sentences -> sentences).toList();
    }

    /** Read anew: what pages show is remembered for long, and nobody asks it for this. */
    private ClassicSheet classic() {
        try {
            return ClassicStyles.read(css);
        } catch (RefusedException e) {
            throw new IllegalStateException("A sheet that was read cannot be read", e);
        }
    }

    /** About what it takes in memory. */
    int bytes() {
        return settings.bytes() + Memory.of(css) + Memory.of(served) + Memory.of(texts) + Memory.of(links) + Memory.of(fonts.given())
                + assets.stream().mapToInt(AssetReference::bytes).sum();
    }

    public ObjectNode json() {
        ObjectNode json = StrictJson.newObject();
        try {
            json.set("settings", StrictJson.object(settings.given().getBytes(StandardCharsets.UTF_8)));
        } catch (RefusedException e) {
            throw new IllegalStateException("Settings that were read cannot be read", e);
        }
        if (css != null) {
            json.put("css", css);
        }
        put(json.putObject("texts"), texts);
        put(json.putObject("links"), links);
        put(json.putObject("fonts"), fonts.given());
        ArrayNode all = json.putArray("assets");
        assets.forEach(asset -> all.add(asset.json()));
        return json;
    }

    private static void put(ObjectNode json, Map<String, Map<String, String>> values) {
        values.forEach((name, entries) -> {
            ObjectNode inner = json.putObject(name);
            entries.forEach(inner::put);
        });
    }

    private static Settings settings(ObjectNode given, Refusals refusals) {
        try {
            return Settings.parse(new String(StrictJson.bytes(given), StandardCharsets.UTF_8));
        } catch (RefusedException e) {
            e.refusals().forEach(refusal -> refusals.accept(new Refusal(("settings " + refusal.place()).trim(), refusal.reason())));
            return Settings.defaults();
        }
    }

    private static String served(String css, Refusals refusals) {
        try {
            return ClassicStyles.served(ClassicStyles.read(css));
        } catch (RefusedException e) {
            e.refusals().forEach(refusal -> refusals.accept(new Refusal(("css " + refusal.place()).trim(), refusal.reason())));
            return null;
        }
    }

    private static List<AssetReference> references(ObjectNode json) throws RefusedException {
        List<AssetReference> all = new ArrayList<>();
        for (JsonNode asset : json.path("assets")) {
            String place = "$.assets[" + all.size() + "]";
            all.add(AssetReference.read(StrictJson.object(asset, place), place));
        }
        return all;
    }
}
