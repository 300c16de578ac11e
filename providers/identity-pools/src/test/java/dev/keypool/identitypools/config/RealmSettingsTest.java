package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.RealmStub;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealmSettingsTest {

    @Test
    void aRealmWithoutAttributesHasTheDefaults() {
        assertThat(read(Map.of())).isEqualTo(new RealmSettings("us-east-1", "000000000000"));
        assertThat(read(Map.of("keypool.region", "", "keypool.accountId", " "))).isEqualTo(new RealmSettings("us-east-1", "000000000000"));
    }

    @Test
    void attributesAreRead() {
        assertThat(read(Map.of("keypool.region", "eu-central-1", "keypool.accountId", "123456789012")))
                .isEqualTo(new RealmSettings("eu-central-1", "123456789012"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU-CENTRAL-1", "eu central", "eu:1", "aaaaaaaaaaaaaaaaaaa", "eu_1", "ü"})
    void otherRegionsAreRefused(String region) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> read(Map.of("keypool.region", region)))
                .withMessage("The realm attribute keypool.region must be 1 to 18 lower-case letters, digits and hyphens.");
    }

    @Test
    void theLongestRegionStillFitsAnAwsClientsPoolId() {
        String longest = "a".repeat(18);
        assertThat(read(Map.of("keypool.region", longest)).region()).isEqualTo(longest);
        assertThat(longest + ":6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90").hasSize(55);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "1234567890123", "12345678901a", "١٢٣٤٥٦٧٨٩٠١٢", " 123456789012"})
    void otherAccountsAreRefused(String account) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> read(Map.of("keypool.accountId", account)))
                .withMessage("The realm attribute keypool.accountId must be 12 digits.");
    }

    private static RealmSettings read(Map<String, String> attributes) {
        return RealmSettings.of(RealmStub.of(attributes));
    }
}
