package dev.keypool.hostedui.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.images.AssetCategory;
import dev.keypool.hostedui.images.ColorMode;
import dev.keypool.hostedui.images.Unpacked;
import dev.keypool.hostedui.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A branding as AWS's command line prints it or takes it. Managed login's (DescribeManagedLoginBranding) is settings and pictures, the
 * classic pages' (GetUICustomization) is a style sheet and a logo: each replaces its part of the draft, so that one comes after the other.
 * What is sent to Cognito (UpdateManagedLoginBranding) comes in several files where it is large: it is laid over what is there, as Cognito does.
 */
public final class CognitoFile {

    private static final String MANAGED = "ManagedLoginBranding";
    private static final String CLASSIC = "UICustomization";
    private static final String SETTINGS = "Settings";
    private static final String ASSETS = "Assets";
    private static final String CSS = "CSS";
    private static final String LOGO = "ImageFile";
    private static final String LOGO_ADDRESS = "ImageUrl";
    private static final String STANDARD = "UseCognitoProvidedValues";
    /** What says where the branding was in Cognito. */
    private static final Set<String> ITS_OWN = Set.of("ManagedLoginBrandingId", "UserPoolId", "ClientId", STANDARD, "ReturnMergedResources", "CreationDate",
            "LastModifiedDate", "CSSVersion");
    private static final Map<String, String> ASSET = Map.of("Category", "category", "ColorMode", "colorMode", "ResourceId", "resourceId", "Extension", "extension", "Bytes", "bytes");

    private final List<StoredFile> files = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Unpacked unpacked = new Unpacked();
    private Branding branding;

    private CognitoFile(Branding before) {
        this.branding = before;
    }

    /** Told by the names, none of which a branding has here. */
    public static boolean isOne(ObjectNode json) {
        return Set.of(MANAGED, CLASSIC, SETTINGS, ASSETS, CSS, LOGO).stream().anyMatch(json::has);
    }

    public static CognitoFile read(ObjectNode json, Branding before) throws RefusedException {
        CognitoFile file = new CognitoFile(before);
        boolean wrapped = json.has(MANAGED) || json.has(CLASSIC);
        if (wrapped) {
            StrictJson.requireOnly(json, Set.of(MANAGED, CLASSIC), "$");
        }
        if (json.has(MANAGED) || json.has(SETTINGS) || json.has(ASSETS)) {
            file.managed(wrapped ? StrictJson.object(json.get(MANAGED), "$." + MANAGED) : json, wrapped ? "$." + MANAGED : "$",
                    wrapped || json.path(STANDARD).booleanValue());
        }
        if (json.has(CLASSIC) || json.has(CSS) || json.has(LOGO)) {
            file.classic(wrapped ? StrictJson.object(json.get(CLASSIC), "$." + CLASSIC) : json, wrapped ? "$." + CLASSIC : "$", wrapped);
        }
        file.tellUnknown(wrapped ? List.of(StrictJson.object(json.get(MANAGED), "$"), StrictJson.object(json.get(CLASSIC), "$")) : List.of(json));
        return file;
    }

    public Branding branding() {
        return branding;
    }

    /** What is new. */
    public List<StoredFile> files() {
        return List.copyOf(files);
    }

    /** What was not taken along, though nothing is refused. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    private void managed(ObjectNode given, String place, boolean whole) throws RefusedException {
        ObjectNode json = branding.json();
        ObjectNode settings = StrictJson.object(given.get(SETTINGS), place + "." + SETTINGS);
        json.set("settings", whole ? settings : over(json.get("settings"), settings));
        replace(json, branding.assets().stream().filter(asset -> !whole || !asset.category().isCognitos()).toList());
        JsonNode assets = given.path(ASSETS);
        if (!assets.isArray() && !assets.isMissingNode() && !assets.isNull()) {
            throw new RefusedException(new Refusal(place + "." + ASSETS, "This is no list."));
        }
        List<AssetReference> there = new ArrayList<>();
        for (int i = 0; i < assets.size(); i++) {
            String at = place + "." + ASSETS + "[" + i + "]";
            ObjectNode asset = StrictJson.object(assets.get(i), at);
            StrictJson.requireOnly(asset, ASSET.keySet(), at);
            if (asset.hasNonNull("Bytes")) {
                Upload upload = Upload.read(renamed(asset), at, unpacked);
                if (there.stream().anyMatch(one -> one.isAt(upload.reference().category(), upload.reference().colorMode(), upload.reference().resourceId()))) {
                    throw new RefusedException(new Refusal(at, "Another picture has this place already."));
                }
                there.add(upload.reference());
                add(upload);
            } else {
                notices.add(at + ": It has no bytes, so there is no picture to take.");
            }
        }
    }

    private static ObjectNode over(JsonNode before, ObjectNode given) throws RefusedException {
        return StrictJson.object(Settings.parse(before.toString()).with(Settings.parse(given.toString())).given().getBytes(StandardCharsets.UTF_8));
    }

    private void classic(ObjectNode given, String place, boolean whole) throws RefusedException {
        ObjectNode json = branding.json();
        if (whole || given.has(CSS)) {
            json.put("css", StrictJson.text(given, CSS, place));
        }
        replace(json, branding.assets());
        String logo = StrictJson.text(given, LOGO, place);
        if (logo != null) {
            branding = branding.without(AssetCategory.CLASSIC_LOGO, ColorMode.LIGHT, null).without(AssetCategory.CLASSIC_LOGO, ColorMode.DARK, null);
            add(Upload.read(StrictJson.newObject().put("category", AssetCategory.CLASSIC_LOGO.name()).put("colorMode", ColorMode.DYNAMIC.name()).put("bytes", logo), place + "." + LOGO, unpacked));
        } else if (given.hasNonNull(LOGO_ADDRESS)) {
            notices.add(place + "." + LOGO_ADDRESS + ": The logo is an address, and nothing is loaded from there; upload the picture as " + AssetCategory.CLASSIC_LOGO + ".");
        }
    }

    private void replace(ObjectNode json, List<AssetReference> assets) throws RefusedException {
        json.remove("assets");
        branding = Branding.given(json, assets);
    }

    private void add(Upload upload) throws RefusedException {
        branding = branding.with(upload.reference());
        files.add(upload.file());
    }

    private static ObjectNode renamed(ObjectNode asset) {
        ObjectNode renamed = StrictJson.newObject();
        asset.properties().forEach(member -> renamed.set(ASSET.get(member.getKey()), member.getValue()));
        return renamed;
    }

    private void tellUnknown(List<ObjectNode> given) {
        Set<String> unknown = new TreeSet<>();
        given.forEach(part -> part.fieldNames().forEachRemaining(unknown::add));
        unknown.removeAll(ITS_OWN);
        unknown.removeAll(Set.of(SETTINGS, ASSETS, CSS, LOGO, LOGO_ADDRESS));
        unknown.stream().limit(10).forEach(name -> notices.add(Refusal.quote(name) + " has no effect here."));
    }
}
