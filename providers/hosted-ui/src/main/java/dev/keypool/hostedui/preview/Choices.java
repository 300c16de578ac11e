package dev.keypool.hostedui.preview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.hostedui.branding.StrictJson;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.keycloak.theme.Theme;

/** What the preview's page offers. */
final class Choices {

    private Choices() {
    }

    /** @param client null for the realm's default */
    static ObjectNode json(String client, Draft draft, List<String> themes, Theme standard, Collection<String> languages, String standardLanguage,
                           Supplier<Set<String>> messageKeys) throws IOException {
        ObjectNode json = StrictJson.newObject();
        if (client != null) {
            json.put("client", client);
        }
        json.put("theme", standard.getName()).put("branded", standard.getProperties().getProperty("keypoolLook") != null)
                .put("scheme", draft.branding().layout().colorScheme().name()).put("language", standardLanguage);
        ArrayNode pages = json.putArray("pages");
        PreviewPages.byId().values().forEach(page -> page.states().keySet().forEach(pages.addObject().put("id", page.id()).putArray("states")::add));
        themes.forEach(json.putArray("themes")::add);
        Properties messages = standard.getMessages(Locale.ENGLISH);
        ArrayNode all = json.putArray("languages");
        languages.forEach(tag -> all.addObject().put("tag", tag).put("label", Languages.of(tag, messages).label()));
        draft.warnings(messageKeys).forEach(json.putArray("warnings")::add);
        return json;
    }
}
