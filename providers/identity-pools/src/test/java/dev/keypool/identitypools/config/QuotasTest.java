package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.RealmStub;
import dev.keypool.identitypools.observability.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotasTest {

    @Test
    void withoutAttributesThereAreAThousandPoolsAndNoLimitOfRequests() {
        assertThat(Quotas.of(RealmStub.of(Map.of()))).isEqualTo(new Quotas(1000, Map.of()));
        assertThat(Quotas.of(RealmStub.of(Map.of(Quotas.MAX_IDENTITY_POOLS, " ", Quotas.REQUESTS_PER_SECOND, "")))).isEqualTo(Quotas.BY_DEFAULT);
    }

    @Test
    void attributesChangeThem() {
        assertThat(Quotas.of(RealmStub.of(Map.of(Quotas.MAX_IDENTITY_POOLS, "3", Quotas.REQUESTS_PER_SECOND, " GetId=25  TagResource=0,GetOpenIdToken=7\n"))))
                .isEqualTo(new Quotas(3, Map.of(Operation.GET_ID, 25, Operation.TAG_RESOURCE, 0, Operation.GET_OPEN_ID_TOKEN, 7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetId", "GetId=", "GetId=-1", "GetId=1.5", "GetId=100001", "GetId=99999999999", "getid=1", "=1", "GetCallerIdentity=1",
            "Evaluation=1", "GetId=1;TagResource=2", "GetId = 1"})
    void aSlipIsTold(String rates) {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> Quotas.of(RealmStub.of(Map.of(Quotas.REQUESTS_PER_SECOND, rates)))).withMessageContaining("keypool.requestsPerSecond");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "100001", "1.0"})
    void aNumberOfPoolsIsANumber(String pools) {
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(() -> Quotas.of(RealmStub.of(Map.of(Quotas.MAX_IDENTITY_POOLS, pools)))).withMessageContaining("keypool.maxIdentityPools");
    }
}
