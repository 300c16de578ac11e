package dev.keypool.hostedui.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.Memory;
import dev.keypool.hostedui.Refusal;
import dev.keypool.hostedui.Refusals;
import dev.keypool.hostedui.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Managed login's settings: what was given, over Cognito's default. */
public final class Settings {

    /** Colors and radii, as many in each. */
    private static final int OBJECT_BYTES = 60_000;
    private static final int NOTE_BYTES = 40;

    /** As text: a tree of small parts takes twenty times as much memory. */
    private final String given;
    private final Layout layout;
    private final List<Refusal> notes = new ArrayList<>();
    private final Map<String, Color> light = new LinkedHashMap<>();
    private final Map<String, Color> dark = new LinkedHashMap<>();
    private final Map<String, Double> radii = new LinkedHashMap<>();

    private Settings(ObjectNode given) {
        this.given = Json.write(given);
        ObjectNode merged = Merge.over(Json.defaults(), given);
        this.layout = Layout.of(merged, notes::add);
        // What is unknown has no place on the pages, even where it looks like a color.
        Leaves.walk(Json.defaults(), (path, any) -> {
            String variable = Leaves.variable(path);
            if (variable == null) {
                return;
            }
            JsonNode value = merged.at("/" + path.replace('.', '/'));
            if (value.isNumber()) {
                radii.put(variable, value.doubleValue());
            } else {
                (path.contains(".darkMode.") ? dark : light).put(variable, Color.parse(value.textValue()));
            }
        });
    }

    public static Settings defaults() {
        return new Settings(JsonNodeFactory.instance.objectNode());
    }

    /** @throws RefusedException with the JSON path of everything that is of the wrong kind */
    public static Settings parse(String json) throws RefusedException {
        ObjectNode given = Json.parse(json);
        Refusals refusals = new Refusals();
        new Check(refusals).check(given, Json.defaults(), "$");
        refusals.throwIfAny();
        return new Settings(given);
    }

    /**
     * These with others over them, as Cognito's update does it; keys that are unknown here stay too.
     *
     * @throws RefusedException where many updates together have become too much
     */
    public Settings with(Settings changes) throws RefusedException {
        return parse(Json.write(Merge.over(Json.parse(given), Json.parse(changes.given))));
    }

    /** What was given, unknown keys among it. */
    public String given() {
        return given;
    }

    /** What was given, and Cognito's default where nothing was. */
    public String merged() {
        return Json.write(Merge.over(Json.defaults(), read()));
    }

    /** About what they take in memory. */
    public int bytes() {
        return OBJECT_BYTES + Memory.of(given) + Memory.of(layout.providerOrder()) + Memory.of(layout.favicons())
                + notes.stream().mapToInt(note -> NOTE_BYTES + Memory.of(note.place()) + Memory.of(note.reason())).sum();
    }

    public Layout layout() {
        return layout;
    }

    /** What an administrator should know, though nothing is refused. Read anew: what pages show is remembered for long, and nobody asks it for this. */
    public List<Refusal> notes() {
        Refusals all = new Refusals();
        notes.forEach(all);
        new Unused(all).tell(read());
        return all.all();
    }

    /** Those of these paths that what was given, and not only Cognito's default, says {@code true} at. */
    public List<String> enabled(Collection<String> paths) {
        ObjectNode tree = read();
        return paths.stream().filter(path -> tree.at("/" + path.replace('.', '/')).booleanValue()).toList();
    }

    private ObjectNode read() {
        try {
            return Json.parse(given);
        } catch (RefusedException e) {
            throw new IllegalStateException("Settings that were read cannot be read", e);
        }
    }

    /** By custom property, such as {@code --kp-primary-button-background}. */
    public Map<String, Color> light() {
        return Collections.unmodifiableMap(light);
    }

    public Map<String, Color> dark() {
        return Collections.unmodifiableMap(dark);
    }

    /** In pixels. */
    public Map<String, Double> radii() {
        return Collections.unmodifiableMap(radii);
    }

    /** The settings as custom properties, in the color scheme that they ask for. */
    public String sheet() {
        return sheet(layout.colorScheme());
    }

    /** In a color scheme that somebody asks for, as in a preview. */
    public String sheet(Layout.ColorScheme scheme) {
        return PropertySheet.write(this, scheme);
    }
}
