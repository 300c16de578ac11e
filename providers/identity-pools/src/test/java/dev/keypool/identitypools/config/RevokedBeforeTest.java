package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.RealmStub;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;

/** A revocation holds whoever writes the component anew. */
class RevokedBeforeTest {

    private static final long NOW = Instant.now().getEpochSecond();

    private final ComponentModel storedPool = Components.pool();
    private final ComponentModel storedRole = Components.role();

    @Test
    void aFileThatKnowsNothingOfItDoesNotUndoIt() throws Exception {
        storedPool.put(IdentityPoolConfig.REVOKED_BEFORE, "1800000000");
        storedRole.put(RoleConfig.REVOKED_BEFORE, "1800000001");

        assertThat(saved(Components.pool()).get(IdentityPoolConfig.REVOKED_BEFORE)).isEqualTo("1800000000");
        assertThat(savedRole(Components.role()).get(RoleConfig.REVOKED_BEFORE)).isEqualTo("1800000001");
    }

    @Test
    void itMovesForwardOnly() throws Exception {
        storedPool.put(IdentityPoolConfig.REVOKED_BEFORE, "1700000000");

        assertThat(saved(pool("1600000000")).get(IdentityPoolConfig.REVOKED_BEFORE)).isEqualTo("1700000000");
        assertThat(saved(pool("0")).get(IdentityPoolConfig.REVOKED_BEFORE)).isEqualTo("1700000000");
        assertThat(saved(pool("1700000001")).get(IdentityPoolConfig.REVOKED_BEFORE)).isEqualTo("1700000001");
    }

    @Test
    void aNewComponentHasItsOwn() throws Exception {
        ComponentModel fresh = pool("1700000000");
        fresh.setId(null);
        assertThat(saved(fresh).get(IdentityPoolConfig.REVOKED_BEFORE)).isEqualTo("1700000000");
        assertThat(saved(Components.pool()).get(IdentityPoolConfig.REVOKED_BEFORE)).as("none").isNull();
    }

    @Test
    void itIsNotInTheFuture() throws Exception {
        assertThatExceptionOfType(ComponentValidationException.class).isThrownBy(() -> saved(pool(Long.toString(NOW + 400))))
                .withMessage("revokedBefore must not be in the future.");
        assertThat(saved(pool(Long.toString(NOW + 200)))).as("another clock").isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "now", "1800000000000", "1.5"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatExceptionOfType(ComponentValidationException.class).isThrownBy(() -> saved(pool(text)))
                .withMessage("revokedBefore must be a time in seconds since the epoch.");
    }

    @Test
    void aStoredOneThatIsNoTimeIsNotInTheWay() throws Exception {
        storedPool.put(IdentityPoolConfig.REVOKED_BEFORE, "never");
        assertThat(saved(pool("1700000000")).get(IdentityPoolConfig.REVOKED_BEFORE)).isEqualTo("1700000000");
    }

    private static ComponentModel pool(String revokedBefore) {
        ComponentModel pool = Components.pool();
        pool.put(IdentityPoolConfig.REVOKED_BEFORE, revokedBefore);
        return pool;
    }

    private ComponentModel saved(ComponentModel pool) throws ComponentValidationException {
        // As IdentityPoolFactory does, which takes the pool's lock in the database before.
        Validation.of(() -> IdentityPoolConfig.read(pool));
        Validation.of(() -> new RevokedBefore(StoredComponents.session(storedPool), IdentityPoolConfig.REVOKED_BEFORE)
                .keepLater(pool, pool.getId() != null));
        return pool;
    }

    private ComponentModel savedRole(ComponentModel role) throws ComponentValidationException {
        new RoleFactory().validateConfiguration(StoredComponents.session(storedRole), RealmStub.of(Map.of(), storedRole), role);
        return role;
    }
}
