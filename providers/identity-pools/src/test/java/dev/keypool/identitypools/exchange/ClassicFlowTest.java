package dev.keypool.identitypools.exchange;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.PoolBuilder;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ClassicFlowTest {

    private static final Map<String, String> LOGIN = Map.of("kc.example/realms/demo", "token");

    @Test
    void thePoolMustAllowIt() {
        assertThatCode(() -> ClassicFlow.requireAllowed(new PoolBuilder().classicFlow().build(), LOGIN)).doesNotThrowAnyException();
        assertThatCode(() -> ClassicFlow.requireAllowed(new PoolBuilder().classicFlow().build(), Map.of())).doesNotThrowAnyException();
        assertRefused("Basic (classic) flow is not enabled, please use enhanced flow.", new PoolBuilder().build(), LOGIN);
    }

    @Test
    void roleMappingsExcludeIt() {
        assertRefused("Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.",
                new PoolBuilder().classicFlow().rolesFromToken().build(), LOGIN);
    }

    @Test
    void samlExcludesIt() {
        assertRefused("Basic (classic) flow is not supported with SAML, please use enhanced flow.",
                new PoolBuilder().classicFlow().build(), Map.of("arn:aws:iam::123456789012:saml-provider/okta", "assertion"));
    }

    private static void assertRefused(String message, IdentityPool pool, Map<String, String> logins) {
        ExchangeException refused = Assertions.catchThrowableOfType(ExchangeException.class, () -> ClassicFlow.requireAllowed(pool, logins));
        Assertions.assertThat(refused).as("refusal").isNotNull().hasMessage(message);
        Assertions.assertThat(refused.error()).isEqualTo(ExchangeError.INVALID_PARAMETER);
    }
}
