package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Admin;
import dev.keypool.it.client.DemoRealm;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.common.util.StringPropertyReplacer;
import org.keycloak.representations.idm.RealmRepresentation;

/** A realm file brings back the policies that went into it. */
@WithKeycloak
final class ExportImportIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What import would replace: plain, with defaults, nested, and what is a dollar to IAM. */
    private static final String VARIABLES = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":[\
            "arn:aws:s3:::game/${cognito-identity.amazonaws.com:sub}/*","arn:aws:s3:::game/${aws:userid, 'nobody'}/*",\
            "arn:aws:s3:::game/${$}/${*}/${?}/*"],\
            "Condition":{"StringLike":{"s3:prefix":["${cognito-identity.amazonaws.com:sub}/*","$","$$"]}}}]}""";

    private final KeycloakServer server;

    ExportImportIT(KeycloakServer server) {
        this.server = server;
    }

    @Test
    void theDemoRealmsVariablesCameThroughImport() {
        try (Keycloak admin = Admin.of(server)) {
            JsonNode player = KeypoolAdmin.as(admin, server, DemoRealm.NAME).read("roles/a3d0c1e4-7f52-4b0e-8c15-90d5b6a7e101");

            assertThat(player.at("/permissionsPolicies/0/Statement/1/Resource").textValue())
                    .isEqualTo("arn:aws:s3:::demo-game/saves/${cognito-identity.amazonaws.com:sub}/*");
            assertThat(player.path("permissionsPolicies").toString()).contains("[\"${cognito-identity.amazonaws.com:sub}\"]");
        }
    }

    @Test
    void anExportHasNothingThatAnImportWouldReplace() {
        try (GameRealm realm = withVariables()) {
            String export = realm.admin().export();

            // What Keycloak does with a file before it parses it; every variable has a value here, so none could hide.
            String replaced = StringPropertyReplacer.replaceProperties(export, name -> "REPLACED");

            assertThat(components(parsed(replaced))).isEqualTo(components(parsed(export)));
            assertThat(components(parsed(export)).toString()).contains("cognito-identity.amazonaws.com:sub");
        }
    }

    @Test
    void aRealmMadeFromItsExportHasTheSamePoliciesAndWorks() {
        try (GameRealm realm = withVariables()) {
            String export = realm.admin().export();
            JsonNode roles = realm.admin().read("roles");
            JsonNode pools = realm.admin().read("identity-pools");

            realm.resource().remove();
            realm.create(importable(export));

            assertThat(policies(realm.admin().read("roles"))).isEqualTo(policies(roles));
            assertThat(realm.admin().read("identity-pools")).isEqualTo(pools);
            assertThat(components(parsed(realm.admin().export()))).isEqualTo(components(parsed(export)));
            assertThat(realm.guest().credentials(realm.pool()).accessKeyId()).startsWith("ASIA");
        }
    }

    private GameRealm withVariables() {
        return GameRealm.on(server, settings -> settings.getComponents().get(GameRealm.ROLE_TYPE).get(0).getConfig()
                .put("permissionsPolicies", List.of(VARIABLES, GameRealm.OWN_SAVES)));
    }

    /** Without the keys, which a partial export masks: the new realm makes its own. */
    private static RealmRepresentation importable(String export) {
        try {
            ObjectNode realm = (ObjectNode) parsed(export);
            ((ObjectNode) realm.path("components")).remove("org.keycloak.keys.KeyProvider");
            return JSON.treeToValue(realm, RealmRepresentation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of each role, by its ARN. Keycloak keeps the values of a setting in no order. */
    private static Map<String, Set<String>> policies(JsonNode roles) {
        Map<String, Set<String>> policies = new TreeMap<>();
        for (JsonNode role : roles) {
            Set<String> ofRole = new TreeSet<>(Set.of(role.path("trustPolicy").toString()));
            role.path("permissionsPolicies").forEach(policy -> ofRole.add(policy.toString()));
            policies.put(role.path("arn").textValue(), ofRole);
        }
        return policies;
    }

    /** The settings of our components in an exported realm, by id. */
    private static Map<String, Set<String>> components(JsonNode realm) {
        Map<String, Set<String>> components = new TreeMap<>();
        for (String type : List.of(GameRealm.ROLE_TYPE, GameRealm.POOL_TYPE)) {
            for (JsonNode component : realm.path("components").path(type)) {
                Set<String> settings = new TreeSet<>();
                component.path("config").properties().forEach(setting -> setting.getValue()
                        .forEach(value -> settings.add(setting.getKey() + "=" + value.textValue())));
                components.put(component.path("id").textValue(), settings);
            }
        }
        return components;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
