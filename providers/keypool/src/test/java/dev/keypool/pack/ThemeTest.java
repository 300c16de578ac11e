package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class ThemeTest {

    private static final String LOGIN = "/theme/keypool/login/";

    @Test
    void ourStyleSheetIsNamedByItsContent() throws IOException, NoSuchAlgorithmException {
        List<String> styles = List.of(properties().getProperty("styles").split(" "));

        assertThat(styles).hasSize(2).first().isEqualTo("css/styles.css");
        assertThat(styles.get(1)).isEqualTo("css/keypool." + hash(LOGIN + "resources/" + styles.get(1)) + ".css");
    }

    @Test
    void theLoginPageIsKeycloaksOwnWithoutAnOverriddenTemplate() throws IOException {
        assertThat(properties()).containsEntry("parent", "keycloak.v2");
        assertThat(ThemeTest.class.getResource(LOGIN + "template.ftl")).isNull();
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (InputStream content = ThemeTest.class.getResourceAsStream(LOGIN + "theme.properties")) {
            properties.load(content);
        }
        return properties;
    }

    private static String hash(String resource) throws IOException, NoSuchAlgorithmException {
        try (InputStream content = ThemeTest.class.getResourceAsStream(resource)) {
            assertThat(content).as(resource).isNotNull();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(digest).substring(0, 8);
        }
    }
}
