package dev.keypool.userpools.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.userprofile.ValidationException;

final class PhoneActionSettingsTest {

    private static RequiredActionConfigModel config(Map<String, String> values) {
        RequiredActionConfigModel config = new RequiredActionConfigModel();
        config.setConfig(values);
        return config;
    }

    @Test
    void withoutSettingsCodesAreValidForTenMinutesAndNobodyIsAsked() {
        assertThat(PhoneActionSettings.of(null)).isEqualTo(new PhoneActionSettings(Duration.ofMinutes(10), false));
    }

    @Test
    void settingsSaySo() {
        assertThat(PhoneActionSettings.of(config(Map.of("codeValidityMinutes", "60", "verifyAtSignIn", "true"))))
                .isEqualTo(new PhoneActionSettings(Duration.ofMinutes(60), true));
    }

    @Test
    void minutesThatAreNotAllowedAreRefusedAndNeverUsed() {
        assertThat(List.of("4", "61", "-5", "ten", "99999999999")).allSatisfy(minutes -> {
            RequiredActionConfigModel config = config(Map.of("codeValidityMinutes", minutes));
            assertThatThrownBy(() -> PhoneActionSettings.validate("action", config)).isInstanceOf(ValidationException.class);
            assertThat(PhoneActionSettings.of(config).validity()).isEqualTo(Duration.ofMinutes(10));
        });
    }
}
