package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresBrowser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/** A function that is given what identity providers say of people. */
@WithStandIns
@RequiresBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InboundFederationIT {

    private static final String SOURCE = "InboundFederation_ExternalProvider";

    private final KeycloakServer server;
    private Brokering brokering;

    InboundFederationIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealms() {
        brokering = new Brokering(server);
        // For this test to see them; Keycloak keeps what mappers import either way.
        UPConfig profile = brokering.realm().users().userProfile().getConfiguration();
        profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ENABLED);
        brokering.realm().users().userProfile().update(profile);
        ProviderRealm.importer(brokering.functions().realm(), ProviderRealm.OIDC, "oidc-user-attribute-idp-mapper",
                Map.of("claim", "groups", "user.attribute", "teams"));
        ProviderRealm.importer(brokering.functions().realm(), ProviderRealm.SAML, "saml-user-attribute-idp-mapper",
                Map.of("attribute.name", "groups", "user.attribute", "teams"));
        ProviderRealm.importer(brokering.functions().realm(), ProviderRealm.OIDC, "oidc-user-attribute-idp-mapper",
                Map.of("claim", "preferred_username", "user.attribute", "login"));
    }

    @AfterAll
    void close() {
        brokering.close();
    }

    @BeforeEach
    void assign() {
        brokering.assignOnly("InboundFederation");
    }

    /** AWS's examples put an OpenID Connect provider's attributes together like this. */
    private static Map<String, String> ofProvider(ObjectNode event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String member : List.of("samlResponse", "userInfo", "idToken")) {
            event.at("/request/attributes/" + member).properties().forEach(claim -> attributes.put(claim.getKey(), claim.getValue().asText()));
        }
        return attributes;
    }

    private void maps(BiConsumer<ObjectNode, Map<String, String>> change) {
        brokering.functions().answers(event -> {
            Map<String, String> attributes = ofProvider(event);
            change.accept(event, attributes);
            ObjectNode toMap = event.withObject("/response").putObject("userAttributesToMap");
            attributes.forEach(toMap::put);
            return event;
        });
    }

    @Test
    void itGetsWhatAnOpenIdConnectProviderSaysAtEverySignIn() {
        String subject = brokering.provider().person("ada", "engineers", "authors");

        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("ada")).containsKey("code");
        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("ada")).containsKey("code");

        assertThat(brokering.sources()).containsExactly(SOURCE, SOURCE);
        ObjectNode event = brokering.functions().events().get(0);
        assertThat(event.path("version").asText()).isEqualTo("1");
        assertThat(event.path("userName").asText()).isEqualTo(subject);
        assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("app");
        assertThat(event.at("/request/providerName").asText()).isEqualTo(ProviderRealm.OIDC);
        assertThat(event.at("/request/providerType").asText()).isEqualTo("OIDC");
        assertThat(event.at("/request/attributes/idToken/sub").asText()).isEqualTo(subject);
        assertThat(event.at("/request/attributes/idToken/email").asText()).isEqualTo("ada@example.org");
        assertThat(event.at("/request/attributes/idToken/email_verified").textValue()).isEqualTo("true");
        assertThat(event.at("/request/attributes/idToken/groups").asText().split(",")).containsExactlyInAnyOrder("engineers", "authors");
        assertThat(event.at("/request/attributes/tokenResponse/access_token").asText()).startsWith("ey");
        assertThat(event.at("/request/attributes/userInfo").isObject()).isTrue();
        assertThat(event.path("request").has("userAttributes")).isFalse();
        assertThat(event.at("/response/userAttributesToMap").isObject()).isTrue();
        assertThat(event.at("/response/userAttributesToMap")).isEmpty();
    }

    @Test
    void anEmptyAnswerChangesNothing() {
        brokering.provider().person("bea", "engineers");

        brokering.visitor(ProviderRealm.OIDC).comesBack("bea");

        UserRepresentation bea = brokering.stored("bea");
        assertThat(bea.getEmail()).isEqualTo("bea@example.org");
        assertThat(bea.getAttributes()).containsEntry("teams", List.of("engineers")).containsEntry("login", List.of("bea"));
    }

    @Test
    void whatItGivesBackUnchangedKeepsItsForm() {
        brokering.provider().person("cleo", "engineers", "authors");
        maps((event, attributes) -> { });

        brokering.visitor(ProviderRealm.OIDC).comesBack("cleo");

        UserRepresentation cleo = brokering.stored("cleo");
        assertThat(cleo.getAttributes().get("teams")).containsExactlyInAnyOrder("engineers", "authors");
        assertThat(cleo.getAttributes()).containsEntry("login", List.of("cleo"));
        assertThat(cleo.getEmail()).isEqualTo("cleo@example.org");
    }

    @Test
    void whatItChangesIsWhatMappersReadAndTheAccountHas() {
        String subject = brokering.provider().person("dora", "engineers", "authors");
        maps((event, attributes) -> {
            attributes.put("given_name", "Dorothea");
            attributes.put("email", "dorothea@example.com");
            attributes.put("groups", "readers,writers");
            attributes.put("custom:plan", "gold");
            attributes.put("sub", "somebody else");
            attributes.put("custom:username", "root");
            attributes.remove("preferred_username");
        });

        brokering.visitor(ProviderRealm.OIDC).comesBack("dora");

        UserRepresentation dora = brokering.stored("dora");
        assertThat(dora.getFirstName()).isEqualTo("Dorothea");
        assertThat(dora.getEmail()).isEqualTo("dorothea@example.com");
        assertThat(dora.getAttributes().get("teams")).containsExactlyInAnyOrder("readers", "writers");
        assertThat(dora.getAttributes()).as("dropped").doesNotContainKey("login");
        assertThat(dora.getAttributes()).containsEntry("plan", List.of("gold"));
        assertThat(brokering.user("dora").getFederatedIdentity().stream().map(FederatedIdentityRepresentation::getUserId)).containsExactly(subject);
    }

    @Test
    void laterSignInsChangeTheAccountTooWhereTheProviderDoes() {
        brokering.provider().person("emmy");
        maps((event, attributes) -> attributes.put("custom:plan", "silver"));
        brokering.visitor(ProviderRealm.OIDC).comesBack("emmy");
        maps((event, attributes) -> {
            attributes.put("custom:plan", "gold");
            attributes.put("family_name", "Noether");
        });

        brokering.visitor(ProviderRealm.OIDC).comesBack("emmy");

        assertThat(brokering.stored("emmy").getLastName()).isEqualTo("Noether");
        assertThat(brokering.stored("emmy").getAttributes()).containsEntry("plan", List.of("gold"));
    }

    @Test
    void itGetsAndChangesASamlProvidersAttributes() {
        brokering.provider().person("fanny", "engineers", "authors");
        maps((event, attributes) -> {
            attributes.put("firstName", "Francesca");
            attributes.put("given_name", "Francesca");
            attributes.put("groups", "readers,writers");
            attributes.put("custom:plan", "gold");
        });

        assertThat(brokering.visitor(ProviderRealm.SAML).comesBack("fanny")).containsKey("code");

        ObjectNode event = brokering.event(SOURCE);
        assertThat(event.at("/request/providerType").asText()).isEqualTo("SAML");
        assertThat(event.at("/request/providerName").asText()).isEqualTo(ProviderRealm.SAML);
        assertThat(event.at("/request/attributes").properties()).extracting(Map.Entry::getKey).containsExactly("samlResponse");
        assertThat(event.at("/request/attributes/samlResponse/email").asText()).isEqualTo("fanny@example.org");
        assertThat(event.at("/request/attributes/samlResponse/groups").asText().split(",")).containsExactlyInAnyOrder("engineers", "authors");
        UserRepresentation fanny = brokering.realm().users().searchByEmail("fanny@example.org", true).get(0);
        assertThat(fanny.getFirstName()).isEqualTo("Francesca");
        assertThat(fanny.getAttributes()).containsEntry("plan", List.of("gold")).containsEntry("teams", List.of("readers", "writers"));
    }

    @Test
    void itsRefusalGoesToTheApplicationAndNobodyIsStored() {
        brokering.provider().person("gerda");
        brokering.functions().throwsError("Not from {there} & <here>");

        Map<String, String> back = brokering.visitor(ProviderRealm.OIDC).comesBack("gerda");

        assertThat(back).containsEntry("error", "invalid_request")
                .containsEntry("error_description", "InboundFederation failed with error Not from {there} & <here>.").containsKey("state")
                .doesNotContainKey("code");
        assertThat(brokering.stored("gerda")).isNull();
        brokering.functions().answers(UnaryOperator.identity());
        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("gerda")).containsKey("code");
    }

    @Test
    void itsFailureStopsSignInsOfSamlProvidersToo() {
        brokering.provider().person("hedy");
        brokering.functions().isDown();

        Map<String, String> back = brokering.visitor(ProviderRealm.SAML).comesBack("hedy");

        assertThat(back).containsEntry("error", "temporarily_unavailable")
                .containsEntry("error_description", "InboundFederation invocation failed.");
        assertThat(brokering.realm().users().searchByEmail("hedy@example.org", true)).isEmpty();
    }

    @Test
    void signInsGoOnWithoutItWhereTheTriggerSaysSo() {
        brokering.reset();
        brokering.assign("InboundFederation", "continue");
        brokering.provider().person("ida");
        brokering.functions().answers(event -> {
            event.withObject("/response").putArray("userAttributesToMap");
            return event;
        });

        assertThat(brokering.visitor(ProviderRealm.OIDC).comesBack("ida")).containsKey("code");

        assertThat(brokering.sources()).containsExactly(SOURCE);
        assertThat(brokering.stored("ida").getEmail()).isEqualTo("ida@example.org");
    }

    @Test
    void administratorsSeeTheMappersThatTheyMade() {
        assertThat(brokering.realm().identityProviders().get(ProviderRealm.OIDC).getMappers())
                .extracting(IdentityProviderMapperRepresentation::getIdentityProviderMapper)
                .containsOnly("oidc-user-attribute-idp-mapper");
        assertThat(brokering.realm().identityProviders().get(ProviderRealm.OIDC).getMapperTypes().keySet())
                .noneMatch(kind -> kind.startsWith("keypool"));
        assertThat(brokering.realm().partialExport(true, true).getIdentityProviderMappers())
                .extracting(IdentityProviderMapperRepresentation::getIdentityProviderMapper).noneMatch(kind -> kind.startsWith("keypool"));
    }
}
