package dev.keypool.hostedui.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** A login theme with its parents, as {@code DefaultThemeManager} joins them: from Keycloak's JAR, this project's folder, and what its modules add to every theme. */
final class ThemeChain implements Theme {

    private static final Path PROJECT = Path.of("../..");
    private static final List<Path> ADDED = List.of(added("user-pools"), added("triggers"));

    private final String name;
    /** The theme itself first. */
    private final List<String> names = new ArrayList<>();
    private final Properties properties = new Properties();

    ThemeChain(String name) throws IOException {
        this.name = name;
        for (String one = name; one != null; one = properties(one).getProperty("parent")) {
            names.add(one);
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            properties.putAll(properties(names.get(i)));
        }
    }

    private static Path added(String module) {
        return PROJECT.resolve("providers").resolve(module).resolve("src/main/resources/theme-resources");
    }

    private static Properties properties(String theme) throws IOException {
        return load(find(theme, "theme.properties"));
    }

    private static Properties load(URL url) throws IOException {
        Properties properties = new Properties();
        if (url != null) {
            try (InputStreamReader in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                properties.load(in);
            }
        }
        return properties;
    }

    private static URL find(String theme, String path) throws MalformedURLException {
        String resource = "theme/" + theme + "/login/" + path;
        Path ours = PROJECT.resolve("themes").resolve(resource);
        return Files.exists(ours) ? ours.toUri().toURL() : ThemeChain.class.getResource("/" + resource);
    }

    @Override
    public URL getTemplate(String template) throws IOException {
        for (String one : names) {
            URL found = find(one, template);
            if (found != null) {
                return found;
            }
        }
        for (Path added : ADDED) {
            Path found = added.resolve("templates").resolve(template);
            if (Files.exists(found)) {
                return found.toUri().toURL();
            }
        }
        return null;
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        Properties messages = new Properties();
        for (String tag : List.of("en", locale.toLanguageTag())) {
            String file = "messages/" + bundle + "_" + tag + ".properties";
            for (Path added : ADDED) {
                Path found = added.resolve(file);
                messages.putAll(load(Files.exists(found) ? found.toUri().toURL() : null));
            }
            for (int i = names.size() - 1; i >= 0; i--) {
                messages.putAll(load(find(names.get(i), file)));
            }
        }
        return messages;
    }

    @Override
    public Properties getMessages(Locale locale) throws IOException {
        return getMessages("messages", locale);
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        return getMessages(locale);
    }

    @Override
    public Properties getProperties() {
        return properties;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getParentName() {
        return names.size() > 1 ? names.get(1) : null;
    }

    @Override
    public String getImportName() {
        return null;
    }

    @Override
    public Type getType() {
        return Type.LOGIN;
    }

    @Override
    public InputStream getResourceAsStream(String path) {
        return null;
    }
}
