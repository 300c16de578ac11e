package dev.keypool.identitypools.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OperationTest {

    @Test
    void labelsAreThoseOfDashboardsWhateverTheServersLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(Arrays.stream(Operation.values()).map(Operation::label)).containsExactly("get_id",
                    "get_credentials_for_identity", "pool_credentials", "get_caller_identity", "evaluation");
        } finally {
            Locale.setDefault(before);
        }
    }
}
