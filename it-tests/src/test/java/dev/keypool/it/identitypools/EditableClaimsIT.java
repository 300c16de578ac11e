package dev.keypool.it.identitypools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keypool.it.client.GameRealm;
import dev.keypool.it.client.KeypoolAdmin;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Warnings where people could choose their own role or principal tags. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EditableClaimsIT {

    private static final String RULES = """
            {"name":"Warned %s","appClients":["cli"],"authenticatedRole":"player","roleMappings":[{"provider":"realm:cli","type":"Rules",
             "ambiguousRoleResolution":"Deny","rules":[{"claim":"%s","matchType":"Equals","value":"x","role":"player"}]}]}""";

    private final KeycloakServer server;
    private final GameRealm realm;
    private final KeypoolAdmin admin;

    EditableClaimsIT(KeycloakServer server) {
        this.server = server;
        this.realm = GameRealm.on(server);
        this.admin = realm.admin();
        UPConfig profile = realm.resource().users().userProfile().getConfiguration();
        profile.addOrReplaceAttribute(new UPAttribute("nickname", new UPAttributePermissions(Set.of("admin", "user"), Set.of("admin", "user"))));
        profile.addOrReplaceAttribute(new UPAttribute("department", new UPAttributePermissions(Set.of("admin", "user"), Set.of("admin"))));
        realm.resource().users().userProfile().update(profile);
        mapper("team", "nickname");
        mapper("unit", "department");
        mapper("free", "anything");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void aRuleOnWhatPeopleEditIsWarnedOf() {
        assertThat(warnings("team")).singleElement().satisfies(warning -> {
            assertThat(warning.path("setting").textValue()).isEqualTo("roleMappings");
            assertThat(warning.path("claim").textValue()).isEqualTo("team");
            assertThat(warning.path("message").textValue()).isEqualTo("People of realm:cli choose the claim team themselves,"
                    + " by the user attribute nickname, and with it their role.");
        });
        assertThat(warnings("unit")).isEmpty();
    }

    @Test
    void whatTheRealmAllowsIsWhatCounts() {
        UPConfig profile = realm.resource().users().userProfile().getConfiguration();
        profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ENABLED);
        realm.resource().users().userProfile().update(profile);
        assertThat(warnings("free")).hasSize(1);
        profile.setUnmanagedAttributePolicy(null);
        realm.resource().users().userProfile().update(profile);
        assertThat(warnings("free")).isEmpty();

        assertThat(warnings("preferred_username")).isEmpty();
        RealmRepresentation settings = realm.resource().toRepresentation();
        settings.setRegistrationAllowed(true);
        realm.resource().update(settings);
        assertThat(warnings("preferred_username")).hasSize(1);
    }

    @Test
    void claimsOfKeycloaksOwnScopesAreFound() {
        assertThat(warnings("email")).extracting(warning -> warning.path("message").textValue()).singleElement().asString().contains("the user attribute email");
        assertThat(warnings("given_name")).hasSize(1);
        assertThat(warnings("name")).hasSize(1);
        assertThat(warnings("email_verified")).isEmpty();
        assertThat(warnings("sub")).isEmpty();
    }

    /** STS reads AWS's own claims from any token of the realm, where the role's trust policy lets it. */
    @Test
    void sessionTagsThatPeopleEditAreWarnedOf() {
        mapper("https://aws\\.amazon\\.com/tags.principal_tags.team", "nickname");
        mapper("https://aws\\.amazon\\.com/tags/principal_tags/unit", "department");
        mapper("https://aws\\.amazon\\.com/source_identity", "nickname");

        assertThat(roleWarnings("\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"", realm.name())).containsExactly(
                "People choose the claim https://aws.amazon.com/tags/principal_tags/team of tokens of the client cli themselves, by the user"
                        + " attribute nickname, and sts:TagSession lets it in.");
        assertThat(roleWarnings("\"sts:AssumeRoleWithWebIdentity\",\"sts:SetSourceIdentity\"", realm.name())).singleElement().asString()
                .contains("the claim https://aws.amazon.com/source_identity of");
        assertThat(roleWarnings("\"sts:AssumeRoleWithWebIdentity\"", realm.name())).isEmpty();
        assertThat(roleWarnings("\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"", "elsewhere")).isEmpty();
    }

    private List<String> roleWarnings(String actions, String trusted) {
        HttpResponse<String> created = admin.post("roles", """
                {"name":"tagged","trustPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[%s],
                 "Principal":{"Federated":"arn:aws:iam::000000000000:oidc-provider/realms/%s"},
                 "Condition":{"StringEquals":{"realms/%s:aud":"cli"}}}]},"permissionsPolicies":[]}""".formatted(actions, trusted, trusted));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode role = KeypoolAdmin.json(created);
        admin.delete("roles/" + role.path("id").textValue());
        return role.path("warnings").findValuesAsText("message").stream().filter(message -> message.startsWith("People")).toList();
    }

    @Test
    void aSaveThroughComponentsIsLoggedOnce() throws IOException {
        String name = "Logged " + realm.name();
        ComponentRepresentation pool = realm.resource().components().component(realm.poolUuid()).toRepresentation();
        pool.setName(name);
        pool.getConfig().put("principalTags", List.of("{\"provider\":\"realm\",\"tags\":{\"team\":\"team\",\"unit\":\"unit\"}}"));

        realm.resource().components().component(realm.poolUuid()).update(pool);

        assertThat(server.log().lines().filter(line -> line.contains("Identity pool " + name))).singleElement().asString().contains("WARN")
                .contains("principalTags: People of realm choose the claim team themselves, by the user attribute nickname, and with it their principal tags.");
        assertThat(admin.read("identity-pools/" + realm.poolUuid()).path("warnings").findValuesAsText("claim")).containsExactly("team");
        assertThat(server.log().lines().filter(line -> line.contains("Identity pool " + name))).as("reading is no save").hasSize(1);
    }

    private List<JsonNode> warnings(String claim) {
        HttpResponse<String> created = admin.post("identity-pools", RULES.formatted(claim, claim));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode pool = KeypoolAdmin.json(created);
        admin.delete("identity-pools/" + pool.path("id").textValue());
        return pool.path("warnings").valueStream().toList();
    }

    private void mapper(String claim, String attribute) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(claim);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-usermodel-attribute-mapper");
        mapper.setConfig(new HashMap<>(Map.of("user.attribute", attribute, "claim.name", claim, "jsonType.label", "String", "id.token.claim", "true")));
        String cli = realm.resource().clients().findByClientId("cli").get(0).getId();
        realm.resource().clients().get(cli).getProtocolMappers().createMapper(mapper).close();
    }
}
