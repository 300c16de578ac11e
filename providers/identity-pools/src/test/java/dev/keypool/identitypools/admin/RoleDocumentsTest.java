package dev.keypool.identitypools.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.RealmStub;
import dev.keypool.identitypools.config.RoleConfig;
import dev.keypool.identitypools.http.StrictJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

class RoleDocumentsTest {

    private final RoleDocuments documents = new RoleDocuments(null, RealmStub.of(Map.of()));
    private final ComponentModel role = new ComponentModel();

    /** The admin console stores empty values for settings that were not made. */
    @Test
    void emptySettingsAreThoseThatWereNotMade() {
        role.setName("Players");
        for (String setting : List.of(RoleConfig.PATH, RoleConfig.MAX_SESSION_DURATION, RoleConfig.DESCRIPTION, RoleConfig.REVOKED_BEFORE,
                RoleConfig.TRUST_POLICY, RoleConfig.PERMISSIONS_POLICIES)) {
            role.getConfig().putSingle(setting, " ");
        }
        ObjectNode written = documents.write(role);
        assertThat(written.get("arn").textValue()).isEqualTo("arn:aws:iam::000000000000:role/Players");
        assertThat(written.get("path").textValue()).isEqualTo("/");
        assertThat(written.get("maxSessionDuration").intValue()).isEqualTo(3600);
        assertThat(written.get("description").isNull()).isTrue();
        assertThat(written.get("revokedBefore").isNull()).isTrue();
        assertThat(written.get("permissionsPolicies")).isEmpty();
        assertThat(written.get("warnings")).isEmpty();
    }

    @Test
    void andAreNotStored() throws Exception {
        documents.read(StrictJson.object("{\"name\":\"Players\",\"path\":\"\",\"maxSessionDuration\":\" \",\"description\":\"\"}".getBytes()), role);
        assertThat(role.getConfig()).containsOnlyKeys(RoleConfig.PERMISSIONS_POLICIES);
    }

    /** Keycloak refused it, and its realm cache may show it all the same. */
    @Test
    void aDurationThatIsNoNumberIsShownAsItIs() {
        role.setName("Players");
        role.put(RoleConfig.MAX_SESSION_DURATION, "abc");
        assertThat(documents.write(role).get("maxSessionDuration").textValue()).isEqualTo("abc");
        role.put(RoleConfig.MAX_SESSION_DURATION, "7200");
        assertThat(documents.write(role).get("maxSessionDuration").intValue()).isEqualTo(7200);
    }
}
