package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.RealmStub;
import dev.keypool.identitypools.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

class StoredConfigurationTest {

    @Test
    void whatIsInvalidIsLeftOutAndTheRestStays() {
        ComponentModel goodPool = Components.pool();
        ComponentModel badPool = Components.pool();
        badPool.put(IdentityPoolConfig.ALLOW_UNAUTHENTICATED, "perhaps");
        ComponentModel goodRole = Components.role();
        ComponentModel badRole = Components.role();
        badRole.setName("Broken");
        badRole.put(RoleConfig.TRUST_POLICY, "{}");
        StoredConfiguration stored = new StoredConfiguration(
                RealmStub.of(Map.of(), badPool, goodPool, badRole, goodRole), RealmSettings.BY_DEFAULT);
        assertThat(stored.pools()).extracting(IdentityPool::allowUnauthenticated).containsExactly(false);
        assertThat(stored.roles()).extracting(Role::name).containsExactly("Players");
    }

    /** Not as a pool that has lost its settings, which would answer with another error, and with defaults for its limits. */
    @Test
    void aPoolThatIsDeletedWhileItIsReadIsNotThere() {
        ComponentModel dying = Components.pool();
        dying.getConfig().clear();
        assertThat(new StoredConfiguration(RealmStub.of(Map.of(), dying), RealmSettings.BY_DEFAULT).pools()).isEmpty();
    }

    /** Keycloak refuses the second; what is there all the same must not be given by chance. */
    @Test
    void ofRolesThatShareANameNoneIsUsed() {
        ComponentModel other = Components.role();
        other.setId("another");
        other.setName("PLAYERS");
        ComponentModel third = Components.role();
        third.setId("third");
        third.setName("Staff");
        StoredConfiguration stored = new StoredConfiguration(RealmStub.of(Map.of(), Components.role(), third, other), RealmSettings.BY_DEFAULT);
        assertThat(stored.roles()).extracting(Role::name).containsExactly("Staff");
    }

    @Test
    void rolesCarryTheRealmsAccount() {
        StoredConfiguration stored = new StoredConfiguration(RealmStub.of(Map.of(), Components.role()), new RealmSettings("r", "123456789012"));
        assertThat(stored.roles().get(0).arn()).hasToString("arn:aws:iam::123456789012:role/Players");
    }
}
