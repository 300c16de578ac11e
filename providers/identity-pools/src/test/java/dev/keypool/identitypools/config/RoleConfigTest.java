package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.iam.policy.AccessRequest;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.Role;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

class RoleConfigTest {

    private static final String NAME_RULE = "The name of a role has 1 to 64 letters, digits and characters of +=,.@-_ .";
    private static final String PATH_RULE =
            "The path of a role is / or begins and ends with /, without spaces, and has at most 512 characters.";
    private static final String DURATION_RULE = "maxSessionDuration must be a number of seconds from 3600 to 43200.";
    private static final RealmSettings REALM = new RealmSettings(Example.REGION, Example.ACCOUNT);

    private final ComponentModel component = Components.role();

    @Test
    void aRoleNeedsATrustPolicyOnly() {
        Role role = read();
        assertThat(role.arn()).hasToString("arn:aws:iam::123456789012:role/Players");
        assertThat(role.sessionArn("s")).isEqualTo("arn:aws:sts::123456789012:assumed-role/Players/s");
        assertThat(role.maxSessionDuration()).isEqualTo(3600);
        assertThat(role.permissions().evaluate(request()).isAllowed()).isFalse();
        component.getConfig().remove(RoleConfig.TRUST_POLICY);
        assertRefused("A role needs a trustPolicy.");
    }

    @Test
    void aPathIsPartOfTheRolesArnAndNotOfItsSessions() {
        component.put(RoleConfig.PATH, "/staff/eu/");
        assertThat(read().arn()).hasToString("arn:aws:iam::123456789012:role/staff/eu/Players");
        assertThat(read().sessionArn("s")).isEqualTo("arn:aws:sts::123456789012:assumed-role/Players/s");
    }

    @Test
    void itsUniqueIdFollowsFromTheComponent() {
        String id = read().uniqueId();
        assertThat(id).matches("AROA[A-Z2-7]{17}").isEqualTo(read().uniqueId());
        component.setId("another");
        assertThat(read().uniqueId()).isNotEqualTo(id);
        component.setId(null);
        assertThat(read().uniqueId()).isNull();
    }

    @Test
    void policiesAreCompiled() {
        component.getConfig().put(RoleConfig.PERMISSIONS_POLICIES, List.of(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}"));
        assertThat(read().permissions().evaluate(request()).isAllowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Role+=,.@-_1"})
    void namesOfIamAreAllowed(String name) {
        component.setName(name);
        assertThat(read().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a:b", "a*", "ä", "${x}"})
    void otherNamesAreRefused(String name) {
        component.setName(name);
        assertRefused(NAME_RULE);
    }

    @Test
    void aNameHasAtMost64Characters() {
        component.setName("n".repeat(64));
        assertThat(read().name()).hasSize(64);
        component.setName("n".repeat(65));
        assertRefused(NAME_RULE);
        component.setName(null);
        assertRefused(NAME_RULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "/staff", "staff/", "//", "/a b/", "/ä/", "/a\u007f/"})
    void otherPathsAreRefused(String path) {
        component.put(RoleConfig.PATH, path);
        assertRefused(PATH_RULE);
    }

    @Test
    void aPathHasAtMost512Characters() {
        component.put(RoleConfig.PATH, "/" + "p".repeat(510) + "/");
        assertThat(read().arn().toString()).contains("p".repeat(510));
        component.put(RoleConfig.PATH, "/" + "p".repeat(511) + "/");
        assertRefused(PATH_RULE);
    }

    @Test
    void aDescriptionHasAtMost1000Characters() {
        component.put(RoleConfig.DESCRIPTION, "d".repeat(1000));
        read();
        component.put(RoleConfig.DESCRIPTION, "d".repeat(1001));
        assertRefused("description has at most 1000 characters.");
        component.put(RoleConfig.DESCRIPTION, "\0");
        assertRefused("description must not hold the character NUL, nor half of a surrogate pair.");
    }

    @Test
    void aSessionLastsOneToTwelveHours() {
        component.put(RoleConfig.MAX_SESSION_DURATION, "3600");
        assertThat(read().maxSessionDuration()).isEqualTo(3600);
        component.put(RoleConfig.MAX_SESSION_DURATION, "43200");
        assertThat(read().maxSessionDuration()).isEqualTo(43200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3599", "43201", "-3600", "0", "1h", "3600.0", "99999999999"})
    void otherDurationsAreRefused(String seconds) {
        component.put(RoleConfig.MAX_SESSION_DURATION, seconds);
        assertRefused(DURATION_RULE);
    }

    @Test
    void thereAreAtMost20Policies() {
        component.getConfig().put(RoleConfig.PERMISSIONS_POLICIES, Collections.nCopies(20, Example.OWN_PREFIX));
        read();
        component.getConfig().put(RoleConfig.PERMISSIONS_POLICIES, Collections.nCopies(21, Example.OWN_PREFIX));
        assertRefused("A role has at most 20 permissionsPolicies.");
    }

    @Test
    void aFaultInAPolicyIsNamedWithItsPlace() {
        component.put(RoleConfig.TRUST_POLICY, Example.trust(Example.POOL_ID, "authenticated").replace("\"Allow\"", "\"allow\""));
        assertRefusedStarting("trustPolicy: At /Statement/0/Effect (line 2, ");
        component.put(RoleConfig.TRUST_POLICY, "{");
        assertRefusedStarting("trustPolicy: At ");
        component.put(RoleConfig.TRUST_POLICY, Example.trust(Example.POOL_ID, "authenticated"));
        component.getConfig().put(RoleConfig.PERMISSIONS_POLICIES, List.of(Example.OWN_PREFIX, Example.OWN_PREFIX.replace("Resource", "Ressource")));
        assertRefusedStarting("permissionsPolicies[1]: At /Statement/0");
    }

    @Test
    void aPolicyOfTheOtherKindIsRefused() {
        component.put(RoleConfig.TRUST_POLICY, Example.OWN_PREFIX);
        assertRefusedStarting("trustPolicy: At ");
        component.put(RoleConfig.TRUST_POLICY, Example.trust(Example.POOL_ID, "authenticated"));
        component.getConfig().put(RoleConfig.PERMISSIONS_POLICIES, List.of(Example.trust(Example.POOL_ID, "authenticated")));
        assertRefusedStarting("permissionsPolicies[0]: At ");
    }

    private Role read() {
        return RoleConfig.read(component, REALM);
    }

    private static AccessRequest request() {
        return new AccessRequest("arn:aws:sts::123456789012:assumed-role/Players/s", "s3:GetObject", "arn:aws:s3:::b/k", null, key -> null);
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::read).withMessage(sentence);
    }

    private void assertRefusedStarting(String start) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::read).withMessageStartingWith(start);
    }
}
