package dev.keypool.messages;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** A theme with the messages of one mail. */
final class WordedTheme implements Theme {

    private final Theme theme;
    private final Properties messages;

    WordedTheme(Theme theme, Properties messages) {
        this.theme = theme;
        this.messages = messages;
    }

    /** What templates are read from and kept for. */
    static Theme unworded(Theme theme) {
        return theme instanceof WordedTheme worded ? worded.theme : theme;
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) {
        return messages;
    }

    @Override
    public String getName() {
        return theme.getName();
    }

    @Override
    public String getParentName() {
        return theme.getParentName();
    }

    @Override
    public String getImportName() {
        return theme.getImportName();
    }

    @Override
    public Type getType() {
        return theme.getType();
    }

    @Override
    public URL getTemplate(String name) throws IOException {
        return theme.getTemplate(name);
    }

    @Override
    public InputStream getResourceAsStream(String path) throws IOException {
        return theme.getResourceAsStream(path);
    }

    @Override
    public Properties getMessages(Locale locale) throws IOException {
        return theme.getMessages(locale);
    }

    @Override
    public Properties getMessages(String baseBundlename, Locale locale) throws IOException {
        return theme.getMessages(baseBundlename, locale);
    }

    @Override
    public Properties getProperties() throws IOException {
        return theme.getProperties();
    }
}
