package dev.keypool.it.operations;

import static dev.keypool.it.operations.Case.refused;
import static dev.keypool.it.operations.Case.success;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.SetPrincipalTagAttributeMapResponse;

/** Roles, role mappings, principal tags and a pool's own tags. */
final class RoleCases {

    private static final String UNKNOWN = "us-east-1:00000000-0000-0000-0000-000000000000";
    private static final Map<String, String> ROLES = Map.of("authenticated", PoolRealm.roleArn("player"), "unauthenticated", PoolRealm.roleArn("guest"));

    private RoleCases() {
    }

    static Stream<Case> all() {
        return Stream.of(roles(), refusedRoles(), principalTags(), tags()).flatMap(cases -> cases);
    }

    private static MappingRule rule(String claim, String match, String value, String role) {
        return MappingRule.builder().claim(claim).matchType(match).value(value).roleARN(PoolRealm.roleArn(role)).build();
    }

    private static RoleMapping rules(MappingRule... rules) {
        return RoleMapping.builder().type("Rules").ambiguousRoleResolution("Deny").rulesConfiguration(configuration -> configuration.rules(rules)).build();
    }

    private static Stream<Case> roles() {
        return Stream.of(
                success("SetIdentityPoolRoles", "and whoever signs in gets them", realm -> {
                    String pool = realm.newPool();
                    realm.role("of-" + pool.substring(10), pool);
                    realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(pool)
                            .roles(Map.of("authenticated", PoolRealm.roleArn("of-" + pool.substring(10)))));
                    assertThat(realm.alice().callerIdentity(realm.alice().credentials(pool)).arn()).contains("assumed-role/of-" + pool.substring(10));
                }),
                success("SetIdentityPoolRoles", "with mappings for every kind of provider", realm -> {
                    String pool = realm.newDeveloperPool();
                    realm.administrator().updateIdentityPool(request -> request.identityPoolId(pool).identityPoolName("p").allowUnauthenticatedIdentities(true)
                            .cognitoIdentityProviders(realm.client("cli")).supportedLoginProviders(Map.of("graph.facebook.com", "1"))
                            .openIdConnectProviderARNs(PoolRealm.OIDC_ARN).samlProviderARNs(PoolRealm.SAML_ARN));
                    RoleMapping byRules = rules(rule("cognito:groups", "Contains", "staff", "player"), rule("paid", "Equals", "yes", "guest"),
                            rule("paid", "NotEqual", "no", "guest"), rule("sub", "StartsWith", "a", "player"));
                    RoleMapping byToken = RoleMapping.builder().type("Token").ambiguousRoleResolution("AuthenticatedRole").build();
                    Map<String, RoleMapping> mappings = Map.of(realm.provider() + ":cli", byToken, "graph.facebook.com", byRules,
                            PoolRealm.OIDC_ARN, byRules, PoolRealm.SAML_ARN, byRules, "login.backend", byToken);
                    realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(ROLES).roleMappings(mappings));
                    GetIdentityPoolRolesResponse roles = realm.administrator().getIdentityPoolRoles(request -> request.identityPoolId(pool));
                    assertThat(roles.roles()).isEqualTo(ROLES);
                    assertThat(roles.roleMappings()).isEqualTo(mappings);
                }),
                success("SetIdentityPoolRoles", "replaces all that was there", realm -> {
                    String pool = realm.newPool();
                    realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(ROLES)
                            .roleMappings(Map.of(realm.provider() + ":cli", rules(rule("sub", "Equals", "a", "player")))));
                    realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(pool)
                            .roles(Map.of("unauthenticated", PoolRealm.roleArn("guest"))));
                    GetIdentityPoolRolesResponse roles = realm.administrator().getIdentityPoolRoles(request -> request.identityPoolId(pool));
                    assertThat(roles.roles()).isEqualTo(Map.of("unauthenticated", PoolRealm.roleArn("guest")));
                    assertThat(roles.hasRoleMappings()).isFalse();
                }),
                success("GetIdentityPoolRoles", "of a pool made in Keycloak", realm -> assertThat(realm.administrator()
                        .getIdentityPoolRoles(request -> request.identityPoolId(realm.pool())).roles()).isEqualTo(ROLES)),
                success("GetIdentityPoolRoles", "of a pool that has none", realm -> {
                    GetIdentityPoolRolesResponse roles = realm.administrator().getIdentityPoolRoles(request -> request.identityPoolId(realm.newPool()));
                    assertThat(roles.roles()).isEmpty();
                    assertThat(roles.hasRoleMappings()).isFalse();
                }),
                refused("SetIdentityPoolRoles", "InvalidParameterException", "logins of the developer provider have none",
                        realm -> realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(realm.newDeveloperPool()).roles(ROLES)
                                .roleMappings(Map.of("login.backend", rules(rule("sub", "Equals", "a", "player")))))),
                refused("GetIdentityPoolRoles", "ResourceNotFoundException", "not found.",
                        realm -> realm.administrator().getIdentityPoolRoles(request -> request.identityPoolId(UNKNOWN))),
                refused("GetIdentityPoolRoles", "ValidationException", "'identityPoolId'",
                        realm -> realm.administrator().getIdentityPoolRoles(request -> request.identityPoolId("x"))));
    }

    private static Case notSet(String error, String message, Map<String, String> roles, Map<String, RoleMapping> mappings) {
        return refused("SetIdentityPoolRoles", error, message, realm -> realm.administrator()
                .setIdentityPoolRoles(request -> request.identityPoolId(realm.newPool()).roles(roles).roleMappings(mappings)));
    }

    private static Stream<Case> refusedRoles() {
        RoleMapping good = rules(rule("sub", "Equals", "a", "player"));
        return Stream.of(
                refused("SetIdentityPoolRoles", "ResourceNotFoundException", "not found.",
                        realm -> realm.administrator().setIdentityPoolRoles(request -> request.identityPoolId(UNKNOWN).roles(ROLES))),
                notSet("NotAuthorizedException", "Access to Role '" + PoolRealm.roleArn("nobody") + "' is forbidden.",
                        Map.of("authenticated", PoolRealm.roleArn("nobody")), null),
                notSet("NotAuthorizedException", "is forbidden.", Map.of("authenticated", "arn:aws:iam::123456789012:role/player"), null),
                notSet("InvalidParameterException", "(graph.facebook.com) is not a valid RoleMapping ProviderName or is not a configured provider.",
                        ROLES, Map.of("graph.facebook.com", good)),
                notSet("InvalidParameterException", "AmbiguousRoleResolution is required", ROLES,
                        Map.of("graph.facebook.com", RoleMapping.builder().type("Token").build())),
                notSet("InvalidParameterException", "RulesConfiguration is required", ROLES,
                        Map.of("graph.facebook.com", RoleMapping.builder().type("Rules").ambiguousRoleResolution("Deny").build())),
                notSet("ValidationException", "'roles' failed to satisfy constraint: Map keys must satisfy constraint: ",
                        Map.of("administrator", PoolRealm.roleArn("player")), null),
                notSet("ValidationException", "'roles' failed to satisfy constraint: Map value must satisfy constraint: ", Map.of("authenticated", "player"), null),
                notSet("ValidationException", "'roles' failed to satisfy constraint: Member must not be null", null, null),
                notSet("ValidationException", "'roleMappings' failed to satisfy constraint: Member must have length less than or equal to 10", ROLES,
                        IntStream.range(0, 11).boxed().collect(Collectors.toMap(i -> "p" + i, i -> good))),
                notSet("ValidationException", "'roleMappings.member.rulesConfiguration.rules' failed to satisfy constraint: Member must have length less than"
                        + " or equal to 400", ROLES, Map.of("p", rules(IntStream.range(0, 401).mapToObj(i -> rule("c", "Equals", "" + i, "player"))
                        .toArray(MappingRule[]::new)))),
                notSet("ValidationException", "'roleMappings.member.rulesConfiguration.rules.1.member.matchType' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [", ROLES, Map.of("p", rules(rule("c", "Like", "v", "player")))));
    }

    private static Stream<Case> principalTags() {
        return Stream.of(
                success("SetPrincipalTagAttributeMap", "and what is answered is what is got", realm -> {
                    String pool = realm.newPool();
                    SetPrincipalTagAttributeMapResponse set = realm.administrator().setPrincipalTagAttributeMap(request -> request.identityPoolId(pool)
                            .identityProviderName(realm.provider()).principalTags(Map.of("team", "custom:team", "mail", "email")));
                    assertThat(set.identityPoolId()).isEqualTo(pool);
                    assertThat(set.identityProviderName()).isEqualTo(realm.provider());
                    assertThat(set.useDefaults()).isFalse();
                    assertThat(set.principalTags()).isEqualTo(Map.of("team", "custom:team", "mail", "email"));
                    assertThat(realm.administrator().getPrincipalTagAttributeMap(request -> request.identityPoolId(pool)
                            .identityProviderName(realm.provider())).toString())
                            .isEqualTo(set.toString().replace("SetPrincipalTagAttributeMapResponse", "GetPrincipalTagAttributeMapResponse"));
                }),
                success("GetPrincipalTagAttributeMap", "of defaults, for an OpenID Connect provider", realm -> {
                    String pool = realm.administrator().createIdentityPool(request -> request.identityPoolName("p").allowUnauthenticatedIdentities(false)
                            .openIdConnectProviderARNs(PoolRealm.OIDC_ARN)).identityPoolId();
                    realm.administrator().setPrincipalTagAttributeMap(request -> request.identityPoolId(pool).identityProviderName(PoolRealm.OIDC_ARN)
                            .useDefaults(true));
                    assertThat(realm.administrator().getPrincipalTagAttributeMap(request -> request.identityPoolId(pool)
                            .identityProviderName(PoolRealm.OIDC_ARN)).useDefaults()).isTrue();
                }),
                success("SetPrincipalTagAttributeMap", "to nothing takes the map away", realm -> {
                    String pool = realm.newPool();
                    realm.administrator().setPrincipalTagAttributeMap(request -> request.identityPoolId(pool).identityProviderName(realm.provider()).useDefaults(true));
                    realm.administrator().setPrincipalTagAttributeMap(request -> request.identityPoolId(pool).identityProviderName(realm.provider()));
                    refused("GetPrincipalTagAttributeMap", "ResourceNotFoundException", "not found.", r -> r.administrator()
                            .getPrincipalTagAttributeMap(request -> request.identityPoolId(pool).identityProviderName(r.provider()))).run(realm);
                }),
                refused("SetPrincipalTagAttributeMap", "InvalidParameterException", "is not a configured provider",
                        realm -> realm.administrator().setPrincipalTagAttributeMap(request -> request.identityPoolId(realm.newPool())
                                .identityProviderName("accounts.google.com").useDefaults(true))),
                refused("SetPrincipalTagAttributeMap", "InvalidParameterException", "logins of the developer provider have none",
                        realm -> realm.administrator().setPrincipalTagAttributeMap(request -> request.identityPoolId(realm.newDeveloperPool())
                                .identityProviderName("login.backend").useDefaults(true))),
                refused("SetPrincipalTagAttributeMap", "ResourceNotFoundException", "not found.", realm -> realm.administrator()
                        .setPrincipalTagAttributeMap(request -> request.identityPoolId(UNKNOWN).identityProviderName("p").useDefaults(true))),
                refused("SetPrincipalTagAttributeMap", "ValidationException", "'principalTags' failed to satisfy constraint: Map value must satisfy",
                        realm -> realm.administrator().setPrincipalTagAttributeMap(request -> request.identityPoolId(realm.pool())
                                .identityProviderName(realm.provider()).principalTags(Map.of("team", "c".repeat(257))))),
                refused("GetPrincipalTagAttributeMap", "ResourceNotFoundException", "not found.", realm -> realm.administrator()
                        .getPrincipalTagAttributeMap(request -> request.identityPoolId(realm.pool()).identityProviderName("nobody.example"))),
                refused("GetPrincipalTagAttributeMap", "ValidationException", "'identityProviderName' failed to satisfy constraint: Member must not be null",
                        realm -> realm.administrator().getPrincipalTagAttributeMap(request -> request.identityPoolId(realm.pool()))));
    }

    private static Stream<Case> tags() {
        String unknown = PoolRealm.poolArn(UNKNOWN);
        return Stream.of(
                success("TagResource", "adds and replaces", realm -> {
                    String arn = PoolRealm.poolArn(realm.newPool());
                    realm.administrator().tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
                    realm.administrator().tagResource(request -> request.resourceArn(arn).tags(Map.of("b", "3", "c", "")));
                    assertThat(realm.administrator().listTagsForResource(request -> request.resourceArn(arn)).tags())
                            .isEqualTo(Map.of("a", "1", "b", "3", "c", ""));
                }),
                success("UntagResource", "what is not there is no error", realm -> {
                    String arn = PoolRealm.poolArn(realm.newPool());
                    realm.administrator().tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
                    realm.administrator().untagResource(request -> request.resourceArn(arn).tagKeys("b", "z"));
                    assertThat(realm.administrator().listTagsForResource(request -> request.resourceArn(arn)).tags()).isEqualTo(Map.of("a", "1"));
                }),
                success("ListTagsForResource", "of a pool without tags", realm -> assertThat(realm.administrator()
                        .listTagsForResource(request -> request.resourceArn(PoolRealm.poolArn(realm.pool()))).tags()).isEmpty()),
                refused("TagResource", "ResourceNotFoundException", "Resource '" + unknown + "' not found.",
                        realm -> realm.administrator().tagResource(request -> request.resourceArn(unknown).tags(Map.of("a", "1")))),
                refused("TagResource", "InvalidParameterException", "must not begin with aws:", realm -> realm.administrator()
                        .tagResource(request -> request.resourceArn(PoolRealm.poolArn(realm.pool())).tags(Map.of("aws:a", "1")))),
                refused("TagResource", "InvalidParameterException", "must differ in more than upper and lower case", realm -> {
                    String arn = PoolRealm.poolArn(realm.newPool());
                    realm.administrator().tagResource(request -> request.resourceArn(arn).tags(Map.of("stage", "1")));
                    realm.administrator().tagResource(request -> request.resourceArn(arn).tags(Map.of("Stage", "2")));
                }),
                refused("TagResource", "ValidationException", "'tags' failed to satisfy constraint: Map value must satisfy", realm -> realm.administrator()
                        .tagResource(request -> request.resourceArn(PoolRealm.poolArn(realm.pool())).tags(Map.of("a", "v".repeat(257))))),
                refused("UntagResource", "ResourceNotFoundException", "not found.",
                        realm -> realm.administrator().untagResource(request -> request.resourceArn(unknown).tagKeys("a"))),
                refused("UntagResource", "ValidationException", "'tagKeys' failed to satisfy constraint: Member must satisfy constraint: ", realm ->
                        realm.administrator().untagResource(request -> request.resourceArn(PoolRealm.poolArn(realm.pool())).tagKeys("k".repeat(129)))),
                refused("ListTagsForResource", "ResourceNotFoundException", "not found.",
                        realm -> realm.administrator().listTagsForResource(request -> request.resourceArn("arn:aws:iam::000000000000:role/player"))),
                refused("ListTagsForResource", "ValidationException", "'resourceArn'",
                        realm -> realm.administrator().listTagsForResource(request -> request.resourceArn("x"))));
    }
}
