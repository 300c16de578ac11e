package dev.keypool.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build wrote down about this pack. */
record PackProperties(String version, TestedRange tested) implements Pack {

    static PackProperties load() {
        Properties properties = new Properties();
        try (InputStream content = PackProperties.class.getResourceAsStream("pack.properties")) {
            properties.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackProperties(
                properties.getProperty("version"),
                new TestedRange(properties.getProperty("keycloak.oldest"), properties.getProperty("keycloak.latest")));
    }
}
