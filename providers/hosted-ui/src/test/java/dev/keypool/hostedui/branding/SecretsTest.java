package dev.keypool.hostedui.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.theme.Theme;

final class SecretsTest {

    @ParameterizedTest
    @CsvSource(value = {"passwordResetBody|Click here", "passwordResetBodyHtml|In {3}", "identityProviderLinkBody|{0} {1} {2}", "emailVerificationBody|It's {0}",
        "emailVerificationBodyCode|'{0}'", "keypoolSignInCodeBody|Hello"}, delimiter = '|', quoteCharacter = '"')
    void aMailWithoutItsLinkOrCodeIsRefused(String key, String text) {
        assertThat(Secrets.refused(key, text)).contains("without its link or code");
    }

    @ParameterizedTest
    @CsvSource(value = {"passwordResetBody|Click {0}", "identityProviderLinkBody|{3}", "emailVerificationBody|It''s {0}", "passwordResetSubject|Hello", "doLogIn|Hello"},
            delimiter = '|', quoteCharacter = '"')
    void othersAreFine(String key, String text) {
        assertThat(Secrets.refused(key, text)).isNull();
    }

    /** What Keycloak itself says is what we ask of others. */
    @Test
    void keycloaksOwnBodiesWithLinksAreKnown() throws IOException {
        Properties keycloaks = new Properties();
        try (InputStream file = Theme.class.getResourceAsStream("/theme/base/email/messages/messages_en.properties")) {
            keycloaks.load(file);
        }
        assertThat(keycloaks.stringPropertyNames()).filteredOn(key -> keycloaks.getProperty(key).contains("<a href")).hasSizeGreaterThan(7).allSatisfy(key -> {
            assertThat(Secrets.refused(key, keycloaks.getProperty(key))).isNull();
            assertThat(Secrets.refused(key, "nothing")).as(key).isNotNull();
            assertThat(Secrets.refused(key.replace("Html", ""), keycloaks.getProperty(key.replace("Html", "")))).isNull();
            assertThat(Secrets.refused(key.replace("Html", ""), "nothing")).as(key).isNotNull();
        });
    }
}
