package dev.keypool.messages.sms.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

final class SnsSettingsTest {

    private static final Map<String, String> CREDENTIALS = Map.of("accessKeyId", "AKIAIOSFODNN7EXAMPLE", "secretAccessKey", "a secret key");

    private static SnsPublish read(Map<String, String> settings) {
        ComponentModel component = new ComponentModel();
        settings.forEach(component::put);
        return new SnsSettings(component).read(secret -> secret + " of the vault");
    }

    private static SnsPublish with(String key, String value) {
        Map<String, String> settings = new HashMap<>(CREDENTIALS);
        settings.put(key, value);
        return read(settings);
    }

    @Test
    void awsOfTheRegionIsMeantWhereNothingElseIs() {
        assertThat(read(CREDENTIALS).endpoint()).hasToString("https://sns.us-east-1.amazonaws.com");
        assertThat(with("region", "eu-central-1").endpoint()).hasToString("https://sns.eu-central-1.amazonaws.com");
        assertThat(with("endpoint", "https://sms.example.com/sns").endpoint()).hasToString("https://sms.example.com/sns");
        assertThat(with("senderId", " ").senderId()).as("as the admin console sends what is empty").isNull();
    }

    @Test
    void theSecretMayBeTheVaults() {
        assertThat(read(CREDENTIALS).credentials().secretKey()).isEqualTo("a secret key of the vault");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        refused(Map.of("accessKeyId", "AKIAIOSFODNN7EXAMPLE"), "secretAccessKey is required.");
        refused(Map.of("secretAccessKey", "s"), "accessKeyId is required.");
        refused("accessKeyId", "AK\r\nIA", "accessKeyId must be");
        refused("region", "us east", "region must be a region such as us-east-1.");
        refused("endpoint", "ftp://sns.example.com", "endpoint must be an https URL");
        refused("endpoint", "https://user@sns.example.com", "endpoint must be an https URL");
        refused("endpoint", "https://sns.example.com/?a=b", "endpoint must be an https URL");
        refused("senderId", "A name too long", "senderId must be 1 to 11");
        refused("senderId", "1234", "senderId must be 1 to 11");
    }

    private static void refused(String key, String value, String why) {
        Map<String, String> settings = new HashMap<>(CREDENTIALS);
        settings.put(key, value);
        refused(settings, why);
    }

    private static void refused(Map<String, String> settings, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(settings)).withMessageStartingWith(why);
    }
}
