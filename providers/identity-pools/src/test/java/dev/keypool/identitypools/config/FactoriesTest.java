package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.RealmStub;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;

/** What Keycloak asks before it stores a component. */
class FactoriesTest {

    private final ComponentModel role = Components.role();

    @Test
    void aMalformedRoleIsRefusedInKeycloaksWay() {
        role.put(RoleConfig.TRUST_POLICY, "{}");
        assertThatExceptionOfType(ComponentValidationException.class).isThrownBy(this::validate).withMessageStartingWith("trustPolicy: At ");
    }

    @Test
    void aMalformedPoolIsRefusedInKeycloaksWay() {
        ComponentModel pool = Components.pool();
        pool.setName("a/b");
        assertThatExceptionOfType(ComponentValidationException.class)
                .isThrownBy(() -> new IdentityPoolFactory().validateConfiguration(null, RealmStub.of(Map.of()), pool))
                .withMessageStartingWith("The name of an identity pool ");
    }

    @Test
    void aPoolMayNameRolesThatAnImportBringsLater() {
        ComponentModel pool = Components.pool();
        pool.put(IdentityPoolConfig.AUTHENTICATED_ROLE, "NotThereYet");
        assertThatCode(() -> new IdentityPoolFactory().validateConfiguration(null, RealmStub.of(Map.of()), pool)).doesNotThrowAnyException();
    }

    /** A pool without any is one that is being deleted. */
    @Test
    void aPoolThatIsSavedWithoutSettingsHasOne() throws Exception {
        ComponentModel pool = Components.pool();
        pool.getConfig().clear();
        new IdentityPoolFactory().validateConfiguration(null, RealmStub.of(Map.of()), pool);
        assertThat(new StoredConfiguration(RealmStub.of(Map.of(), pool), RealmSettings.BY_DEFAULT).pools()).hasSize(1);
    }

    @Test
    void aGoodRolesPoliciesAreWrittenWithoutDollar() throws Exception {
        role.getConfig().put(RoleConfig.PERMISSIONS_POLICIES, List.of(Example.OWN_PREFIX));
        validate();
        assertThat(role.getConfig().getFirst(RoleConfig.PERMISSIONS_POLICIES)).contains("\\u0024{cognito-identity").doesNotContain("$");
    }

    @Test
    void twoRolesDoNotShareANameWhateverItsCase() {
        ComponentModel other = Components.role();
        other.setId("another");
        other.setName("PLAYERS");
        other.put(RoleConfig.PATH, "/elsewhere/");
        assertThatExceptionOfType(ComponentValidationException.class)
                .isThrownBy(() -> new RoleFactory().validateConfiguration(StoredComponents.session(other), RealmStub.of(Map.of(), other), role))
                .withMessage("A role named Players exists already.");
        assertThatCode(() -> new RoleFactory().validateConfiguration(StoredComponents.session(role), RealmStub.of(Map.of(), role), role))
                .as("itself").doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "it's", "a {0} b", "{", "}", "{{", "{'", "'{", "'{'", "''", "{x}'{y}'", "${aws:username}{{'}}"})
    void theSentenceSurvivesKeycloaksMessageFormat(String sentence) {
        ComponentValidationException refused = catchThrowableOfType(ComponentValidationException.class, () -> Validation.of(() -> {
            throw new InvalidConfigurationException(sentence);
        }));
        assertThat(MessageFormat.format(refused.getMessage(), refused.getParameters())).isEqualTo(sentence);
    }

    private void validate() throws ComponentValidationException {
        new RoleFactory().validateConfiguration(StoredComponents.session(), RealmStub.of(Map.of()), role);
    }
}
