package dev.keypool.identitypools.logins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustedLoginsTest {

    /** The first whose issuer fits is asked: another one would know the same person by another identity. */
    @Test
    void providersHaveOneOrderOnAllNodes() {
        Map<String, Set<String>> providers = new HashMap<>();
        for (String alias : List.of("h", "c", "b", "g", "a", "f", "e", "d")) {
            providers.put(alias, Set.of());
        }
        assertThat(new TrustedLogins(List.of(), Map.of(), providers, Map.of(), null).oidcProviders().keySet())
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }
}
