package dev.keypool.identitypools.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.Stub;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileProvider;

/** From a pool's settings through the clients' protocol mappers to what people edit. */
class EditableClaimsTest {

    private final Map<String, List<ProtocolMapperModel>> mappers = new HashMap<>();
    private final List<String> profileAskedOf = new ArrayList<>();
    private final RealmModel own = realm("own");
    private final RealmModel other = realm("other");
    private RealmModel current = own;
    private boolean brokenProfile;

    @Test
    void aRuleOnAnEditableAttributeIsFound() {
        mapper("web", "oidc-usermodel-attribute-mapper", "team", "nickname", true);

        assertThat(find(rules("realm:web", "team"))).singleElement().satisfies(claim -> {
            assertThat(claim).isEqualTo(new EditableClaim("roleMappings", "realm:web", "team", "the user attribute nickname"));
            assertThat(claim.message()).isEqualTo("People of realm:web choose the claim team themselves, by the user attribute nickname,"
                    + " and with it their role.");
        });
    }

    @Test
    void aRuleOnAnAttributeOfAdministratorsIsNot() {
        mapper("web", "oidc-usermodel-attribute-mapper", "team", "department", true);

        assertThat(find(rules("realm:web", "team"))).isEmpty();
    }

    @Test
    void aPrincipalTagIsOfAllClientsOfTheRealm() {
        mapper("cli", "oidc-usermodel-attribute-mapper", "team", "nickname", true);

        assertThat(find(new PoolBuilder().appClient(new AppClient(null, "cli", false)).principalTags("realm", Map.of("t", "team", "u", "sub"))))
                .containsExactly(new EditableClaim("principalTags", "realm", "team", "the user attribute nickname"));
    }

    @Test
    void rolesFromATokenMayBeEditableToo() {
        mapper("web", "oidc-usermodel-attribute-mapper", "cognito:roles", "nickname", true);
        mapper("web", "oidc-cognito-roles-mapper", null, null, true);

        assertThat(find(new PoolBuilder().rolesFromToken())).extracting(EditableClaim::claim).containsExactly("cognito:roles");
    }

    @Test
    void groupsAreNobodysOwnToEdit() {
        mapper("web", "oidc-cognito-roles-mapper", null, null, true);
        mapper("web", "oidc-group-membership-mapper", "groups", null, true);
        mapper("web", "oidc-hardcoded-claim-mapper", "fixed", null, true);

        assertThat(find(new PoolBuilder().rolesFromToken())).isEmpty();
        assertThat(find(rules("realm:web", "groups", "fixed", "cognito:groups", "nobody makes it"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"oidc-usermodel-property-mapper, email, the user attribute email", "oidc-usermodel-property-mapper, Email, the user attribute email",
        "oidc-usermodel-attribute-mapper, email, the user attribute email", "oidc-claims-param-value-idtoken-mapper, , the sign-in request",
        "oidc-parameterized-scope-mapper, , the sign-in request"})
    void sourcesThatPeopleChoose(String kind, String attribute, String source) {
        mapper("web", kind, "claim", attribute, true);

        assertThat(find(rules("realm:web", "claim"))).extracting(EditableClaim::source).containsExactly(source);
    }

    @ParameterizedTest
    @CsvSource({"oidc-usermodel-property-mapper, emailVerified", "oidc-usermodel-property-mapper, id", "oidc-usermodel-property-mapper, nickname",
        "oidc-usermodel-property-mapper, ", "oidc-usersessionmodel-note-mapper, nickname", "somebody-elses-mapper, nickname"})
    void sourcesOfWhichNothingIsKnown(String kind, String attribute) {
        mapper("web", kind, "claim", attribute, true);

        assertThat(find(rules("realm:web", "claim"))).isEmpty();
    }

    @Test
    void theFullNameIsMadeOfTwoAttributes() {
        mapper("web", "oidc-full-name-mapper", null, null, true);

        assertThat(find(rules("realm:web", "name"))).extracting(EditableClaim::source).containsExactly("the user attribute firstName");
    }

    @Test
    void theNonceIsTheCallersOwn() {
        assertThat(find(rules("realm:web", "nonce"))).extracting(EditableClaim::source).containsExactly("the sign-in request");
    }

    @Test
    void whatIsNotInIdTokensIsNoClaim() {
        mapper("web", "oidc-usermodel-attribute-mapper", "team", "nickname", false);
        mapper("web", "oidc-usermodel-attribute-mapper", "nested.team", "nickname", true);

        assertThat(find(rules("realm:web", "team", "nested", "nested.team"))).isEmpty();
    }

    @Test
    void aDotInAClaimsNameIsEscapedInTheMapper() {
        mapper("web", "oidc-usermodel-attribute-mapper", "example\\.com/team", "nickname", true);

        assertThat(find(rules("realm:web", "example.com/team"))).hasSize(1);
    }

    @Test
    void clientScopesCountDefaultOrNot() {
        mapper("scope true", "oidc-usermodel-attribute-mapper", "a", "nickname", true);
        mapper("scope false", "oidc-usermodel-attribute-mapper", "b", "nickname", true);

        assertThat(find(rules("realm:web", "a", "b"))).extracting(EditableClaim::claim).containsExactly("a", "b");
    }

    @Test
    void anotherRealmsProfileIsTheOneThatCounts() {
        mapper("web", "oidc-usermodel-attribute-mapper", "team", "nickname", true);

        assertThat(find(rules("realms/other:web", "team").appClient(new AppClient("other", "web", false)))).hasSize(1);

        assertThat(profileAskedOf).containsExactly("other");
        assertThat(current).isSameAs(own);
    }

    @Test
    void whatIsNotThereIsPassedOver() {
        assertThat(find(rules("realm:gone", "nonce").appClient(new AppClient(null, "gone", false)))).isEmpty();
        assertThat(find(rules("realms/gone:web", "nonce").appClient(new AppClient("gone", "web", false)))).isEmpty();
    }

    @Test
    void ofOtherProvidersNothingIsKnown() {
        assertThat(find(rules("oidc-provider/google", "nonce").oidcProvider("google"))).isEmpty();
        assertThat(find(rules("graph.facebook.com", "sub").publicProvider("graph.facebook.com", "1"))).isEmpty();
        assertThat(profileAskedOf).isEmpty();
    }

    @Test
    void aProfileThatCannotBeReadKeepsNobodyFromSaving() {
        mapper("web", "oidc-usermodel-attribute-mapper", "team", "nickname", true);
        brokenProfile = true;

        assertThat(find(rules("realm:web", "team"))).isEmpty();
        assertThat(current).isSameAs(own);
    }

    @Test
    void sessionClaimsOfAllClientsAreLookedThrough() {
        mapper("web", "oidc-usermodel-attribute-mapper", "https://aws\\.amazon\\.com/tags.principal_tags.team", "nickname", true);
        mapper("web", "oidc-usermodel-attribute-mapper", "https://aws\\.amazon\\.com/tags/principal_tags/job", "nickname", true);
        mapper("web", "oidc-usermodel-attribute-mapper", "https://aws\\.amazon\\.com/tags/principal_tags/unit", "department", true);
        mapper("cli", "oidc-usermodel-attribute-mapper", "https://aws\\.amazon\\.com/source_identity", "nickname", false);
        mappers.get("cli").get(0).getConfig().put("access.token.claim", "true");

        assertThat(EditableSessionClaims.of(session(), own, "sts:TagSession")).containsExactly(
                "People choose the claim https://aws.amazon.com/tags/principal_tags/job of tokens of the client web themselves, by the user"
                        + " attribute nickname, and sts:TagSession lets it in.",
                "People choose the claim https://aws.amazon.com/tags/principal_tags/team of tokens of the client web themselves, by the user"
                        + " attribute nickname, and sts:TagSession lets it in.");
        assertThat(EditableSessionClaims.of(session(), own, "sts:SetSourceIdentity")).as("in access tokens too").hasSize(1);
        brokenProfile = true;
        assertThat(EditableSessionClaims.of(session(), own, "sts:TagSession")).isEmpty();
    }

    private static PoolBuilder rules(String provider, String... claims) {
        return new PoolBuilder().roleMapping(provider, new RoleMapping(RoleMapping.Type.RULES, RoleMapping.Ambiguous.DENY,
                Stream.of(claims).map(claim -> new MappingRule(claim, MappingRule.MatchType.EQUALS, "x", "Players")).toList()));
    }

    private List<EditableClaim> find(PoolBuilder pool) {
        return EditableClaims.of(session(), own, pool.build());
    }

    private void mapper(String of, String kind, String claim, String attribute, boolean inIdToken) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper(kind);
        Map<String, String> config = new HashMap<>();
        config.put("claim.name", claim);
        config.put("user.attribute", attribute);
        config.put("id.token.claim", Boolean.toString(inIdToken));
        mapper.setConfig(config);
        mappers.computeIfAbsent(of, name -> new ArrayList<>()).add(mapper);
    }

    private Stream<ProtocolMapperModel> mappersOf(String name) {
        return mappers.getOrDefault(name, List.of()).stream();
    }

    private RealmModel realm(String name) {
        Map<String, Function<Object[], Object>> answers = new HashMap<>();
        for (String setting : List.of("isRegistrationAllowed", "isEditUsernameAllowed", "isRegistrationEmailAsUsername", "isInternationalizationEnabled")) {
            answers.put(setting, args -> false);
        }
        answers.put("getId", args -> name);
        answers.put("getName", args -> name);
        answers.put("getClientsStream", args -> Stream.of(client("web"), client("cli")));
        answers.put("getClientByClientId", args -> args[0].equals("gone") ? null : client((String) args[0]));
        return Stub.of(RealmModel.class, answers);
    }

    private ClientModel client(String name) {
        return Stub.of(ClientModel.class, Map.of("getProtocol", args -> "openid-connect", "getClientId", args -> name, "getProtocolMappersStream", args -> mappersOf(name),
                "getClientScopes", args -> Map.of("scope", Stub.of(ClientScopeModel.class,
                        Map.of("getProtocolMappersStream", none -> mappersOf("scope " + args[0]))))));
    }

    private KeycloakSession session() {
        KeycloakContext context = Stub.of(KeycloakContext.class, Map.of("getRealm", args -> current, "setRealm", args -> {
            current = (RealmModel) args[0];
            return null;
        }));
        UserProfileProvider profiles = Stub.of(UserProfileProvider.class, Map.of("getConfiguration", args -> profile()));
        return Stub.of(KeycloakSession.class, Map.of("getContext", args -> context,
                "realms", args -> Stub.of(RealmProvider.class, Map.of("getRealmByName", name -> name[0].equals("other") ? other : null)),
                "identityProviders", args -> Stub.of(IdentityProviderStorageProvider.class, Map.of("isIdentityFederationEnabled", none -> false)),
                "getProvider", args -> profiles));
    }

    private UPConfig profile() {
        profileAskedOf.add(current.getName());
        if (brokenProfile) {
            throw new IllegalStateException("not a profile");
        }
        UPConfig profile = new UPConfig();
        for (String name : List.of("username", "email", "firstName", "lastName", "nickname")) {
            profile.addOrReplaceAttribute(new UPAttribute(name, new UPAttributePermissions(Set.of(), Set.of("admin", "user"))));
        }
        return profile.addOrReplaceAttribute(new UPAttribute("department", new UPAttributePermissions(Set.of("user"), Set.of("admin"))));
    }
}
