package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.roles.AttributeMap;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.MappingRule.MatchType;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

class RoleMappingsConfigTest {

    private static final String UNTRUSTED = "roleMappings names a provider that the pool does not trust.";

    private final ComponentModel pool = Components.pool();

    @BeforeEach
    void trust() {
        pool.getConfig().put(IdentityPoolConfig.APP_CLIENTS, List.of("web", "{\"realm\":\"work\",\"clientId\":\"app\"}"));
        pool.getConfig().put(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, List.of("accounts.google.com=1"));
        pool.getConfig().put(IdentityPoolConfig.OIDC_PROVIDERS, List.of("corp"));
        pool.getConfig().put(IdentityPoolConfig.SAML_PROVIDERS, List.of("idp"));
        pool.put(IdentityPoolConfig.DEVELOPER_PROVIDER, "backend");
    }

    @Test
    void rolesMayComeFromTheToken() {
        map("{\"provider\":\"realm:web\",\"type\":\"Token\",\"ambiguousRoleResolution\":\"AuthenticatedRole\"}");
        assertThat(mappings()).isEqualTo(Map.of("realm:web",
                new RoleMapping(RoleMapping.Type.TOKEN, RoleMapping.Ambiguous.AUTHENTICATED_ROLE, List.of())));
    }

    @Test
    void whatIsAmbiguousIsDeniedUnlessToldOtherwise() {
        map("{\"provider\":\"realm:web\",\"type\":\"Token\"}");
        assertThat(mappings().get("realm:web").ambiguous()).isEqualTo(RoleMapping.Ambiguous.DENY);
        map("{\"provider\":\"realm:web\",\"type\":\"Token\",\"ambiguousRoleResolution\":\"Deny\"}");
        assertThat(mappings().get("realm:web").ambiguous()).isEqualTo(RoleMapping.Ambiguous.DENY);
    }

    @Test
    void rolesMayComeFromRulesInTheirOrder() {
        map("{\"provider\":\"saml-provider/idp\",\"type\":\"Rules\",\"ambiguousRoleResolution\":\"Deny\",\"rules\":["
                + rule("group", "Equals", "admins", "Admins") + "," + rule("mail", "Contains", "@", "Players") + ","
                + rule("mail", "StartsWith", "a", "Players") + "," + rule("state", "NotEqual", "banned", "Players") + "]}");
        assertThat(mappings().get("saml-provider/idp").rules()).containsExactly(
                new MappingRule("group", MatchType.EQUALS, "admins", "Admins"), new MappingRule("mail", MatchType.CONTAINS, "@", "Players"),
                new MappingRule("mail", MatchType.STARTS_WITH, "a", "Players"), new MappingRule("state", MatchType.NOT_EQUAL, "banned", "Players"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"realm:web", "realms/work:app", "accounts.google.com", "oidc-provider/corp", "saml-provider/idp", "developer"})
    void eachProviderOfThePoolMayHaveAMapping(String provider) {
        map("{\"provider\":\"" + provider + "\",\"type\":\"Token\"}");
        assertThat(mappings()).containsOnlyKeys(provider);
    }

    @ParameterizedTest
    @ValueSource(strings = {"realm:cli", "realms/work:web", "realms/other:app", "graph.facebook.com", "oidc-provider/idp", "saml-provider/corp",
            "saml-provider/", "Developer", "backend", "web"})
    void aProviderThatThePoolDoesNotTrustIsRefused(String provider) {
        map("{\"provider\":\"" + provider + "\",\"type\":\"Token\"}");
        assertRefused(UNTRUSTED);
        pool.getConfig().remove(IdentityPoolConfig.ROLE_MAPPINGS);
        tag("{\"provider\":\"" + provider + "\",\"useDefaults\":true}");
        assertRefused("principalTags names a provider that the pool does not trust.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "web                                     | roleMappings must be a JSON object with unique members.",
            "{\"type\":\"Token\"}                    | roleMappings: provider must be a string of 1 to 512 characters.",
            "{\"provider\":\"realm:web\"}            | roleMappings: type must be a string of 1 to 64 characters.",
            "{\"provider\":\"realm:web\",\"type\":\"token\"} | roleMappings: type is Token or Rules.",
            "{\"provider\":\"realm:web\",\"type\":\"Token\",\"ambiguousRoleResolution\":\"Allow\"} | roleMappings: ambiguousRoleResolution is AuthenticatedRole or Deny.",
            "{\"provider\":\"realm:web\",\"type\":\"Token\",\"role\":\"a\"} | roleMappings has no member of that name; allowed are ambiguousRoleResolution, provider, rules, type.",
            "{\"provider\":\"realm:web\",\"type\":\"Rules\"} | roleMappings: type Rules needs rules, type Token has none.",
            "{\"provider\":\"realm:web\",\"type\":\"Rules\",\"rules\":[]} | roleMappings: type Rules needs rules, type Token has none.",
            "{\"provider\":\"realm:web\",\"type\":\"Rules\",\"rules\":{}} | roleMappings: rules must be an array of at most 400.",
            "{\"provider\":\"realm:web\",\"type\":\"Rules\",\"rules\":[\"a\"]} | roleMappings: rules must be a JSON object with unique members."})
    void aMalformedMappingIsRefused(String json, String sentence) {
        map(json.strip());
        assertRefused(sentence);
    }

    @Test
    void aTokensMappingHasNoRules() {
        map("{\"provider\":\"realm:web\",\"type\":\"Token\",\"rules\":[" + rule("a", "Equals", "b", "c") + "]}");
        assertRefused("roleMappings: type Rules needs rules, type Token has none.");
    }

    @Test
    void aMalformedRuleIsRefusedWithItsPlace() {
        rules(rule("", "Equals", "a", "Admins"));
        assertRefused("roleMappings: rules: claim must be a string of 1 to 64 characters.");
        rules(rule("c".repeat(65), "Equals", "a", "Admins"));
        assertRefused("roleMappings: rules: claim must be a string of 1 to 64 characters.");
        rules(rule("a", "Equals", "", "Admins"));
        assertRefused("roleMappings: rules: value must be a string of 1 to 128 characters.");
        rules(rule("a", "Equals", "v".repeat(129), "Admins"));
        assertRefused("roleMappings: rules: value must be a string of 1 to 128 characters.");
        rules(rule("a", "Matches", "b", "Admins"));
        assertRefused("roleMappings: matchType is Equals or Contains or StartsWith or NotEqual.");
        rules("{\"claim\":\"a\",\"matchType\":\"Equals\",\"value\":\"b\"}");
        assertRefused("roleMappings: rules: role must be a string of 1 to 64 characters.");
        rules("{\"claim\":\"a\",\"matchType\":\"Equals\",\"value\":\"b\",\"roleArn\":\"c\"}");
        assertRefused("roleMappings: rules has no member of that name; allowed are claim, matchType, role, value.");
        rules(rule("c".repeat(64), "Equals", "v".repeat(128), "r".repeat(64)));
        assertThat(mappings().get("realm:web").rules()).hasSize(1);
    }

    @Test
    void thereAreAtMost400Rules() {
        rules(Stream.generate(() -> rule("a", "Equals", "b", "Admins")).limit(400).toArray(String[]::new));
        assertThat(mappings().get("realm:web").rules()).hasSize(400);
        rules(Stream.generate(() -> rule("a", "Equals", "b", "Admins")).limit(401).toArray(String[]::new));
        assertRefused("roleMappings: rules must be an array of at most 400.");
    }

    @Test
    void aProviderHasOneMappingAndTenProvidersAtMostHaveOne() {
        map("{\"provider\":\"realm:web\",\"type\":\"Token\"}", "{\"provider\":\"realm:web\",\"type\":\"Token\"}");
        assertRefused("roleMappings names a provider twice.");
        pool.getConfig().put(IdentityPoolConfig.APP_CLIENTS, IntStream.range(0, 11).mapToObj(i -> "app-" + i).toList());
        String[] eleven = IntStream.range(0, 11).mapToObj(i -> "{\"provider\":\"realm:app-" + i + "\",\"type\":\"Token\"}").toArray(String[]::new);
        map(eleven);
        assertRefused("roleMappings has at most 10 providers.");
        map(Arrays.copyOf(eleven, 10));
        assertThat(mappings()).hasSize(10);
    }

    @Test
    void claimsMayBecomeTags() {
        tag("{\"provider\":\"realm\",\"tags\":{\"Team\":\"department\",\"Süd/team\":\"custom:team\"}}", "{\"provider\":\"realms/work\",\"useDefaults\":true}");
        assertThat(IdentityPoolConfig.read(pool).principalTags()).isEqualTo(Map.of(
                "realm", new AttributeMap(false, Map.of("Team", "department", "Süd/team", "custom:team")),
                "realms/work", new AttributeMap(true, Map.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"provider\":\"realm\",\"tags\":[]}                | principalTags: tags must be an object.",
            "{\"provider\":\"realm\",\"tags\":{\"a\":1}}         | principalTags: tags must have names of 1 to 128 characters and strings of at most 256.",
            "{\"provider\":\"realm\",\"tags\":{\"\":\"b\"}}      | principalTags: tags must have names of 1 to 128 characters and strings of at most 256.",
            "{\"provider\":\"realm\",\"tags\":{\"a\":\"\"}}      | principalTags: tags name a claim each.",
            "{\"provider\":\"realm\",\"useDefaults\":\"yes\"}    | principalTags: useDefaults must be true or false.",
            "{\"provider\":\"realm\",\"tag\":{}}                 | principalTags has no member of that name; allowed are provider, tags, useDefaults."})
    void aMalformedAttributeMapIsRefused(String json, String sentence) {
        tag(json.strip());
        assertRefused(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"aws:team\":\"a\"", "\"AWS:team\":\"a\"", "\"te|am\":\"a\"", "\"t\\nm\":\"a\"", "\"Team\":\"a\",\"team\":\"b\""})
    void tagKeysThatStsRefusesAreRefused(String tags) {
        tag("{\"provider\":\"realm\",\"tags\":{" + tags + "}}");
        assertRefused("principalTags: tags have keys of letters, digits, spaces and characters of _.:/=+-@ that differ in more than case"
                + " and do not begin with aws: .");
    }

    @Test
    void whatReadsClaimsIsNotForTheDeveloperProvider() {
        String why = " reads claims, and logins of the developer provider have none: their tags are PrincipalTags of GetOpenIdTokenForDeveloperIdentity.";
        tag("{\"provider\":\"developer\",\"useDefaults\":true}");
        assertRefused("principalTags" + why);
        tag("{\"provider\":\"realm\",\"useDefaults\":true}");
        map("{\"provider\":\"developer\",\"type\":\"Rules\",\"rules\":[" + rule("group", "Equals", "admins", "Admins") + "]}");
        assertRefused("roleMappings: type Rules" + why);
    }

    @Test
    void thereAreAtMost50Tags() {
        tag("{\"provider\":\"realm\",\"tags\":{" + String.join(",", IntStream.range(0, 51).mapToObj(i -> "\"t" + i + "\":\"c\"").toList()) + "}}");
        assertRefused("principalTags: tags has at most 50 entries.");
        tag("{\"provider\":\"realm\",\"tags\":{" + String.join(",", IntStream.range(0, 50).mapToObj(i -> "\"t" + i + "\":\"c\"").toList()) + "}}");
        assertThat(IdentityPoolConfig.read(pool).principalTags().get("realm").tags()).hasSize(50);
        tag("{\"provider\":\"realm\",\"useDefaults\":true}", "{\"provider\":\"realm\",\"tags\":{}}");
        assertRefused("principalTags names a provider twice.");
    }

    private static String rule(String claim, String match, String value, String role) {
        return "{\"claim\":\"" + claim + "\",\"matchType\":\"" + match + "\",\"value\":\"" + value + "\",\"role\":\"" + role + "\"}";
    }

    private void rules(String... rules) {
        map("{\"provider\":\"realm:web\",\"type\":\"Rules\",\"rules\":[" + String.join(",", rules) + "]}");
    }

    private void map(String... values) {
        pool.getConfig().put(IdentityPoolConfig.ROLE_MAPPINGS, List.of(values));
    }

    private void tag(String... values) {
        pool.getConfig().put(IdentityPoolConfig.PRINCIPAL_TAGS, List.of(values));
    }

    private Map<String, RoleMapping> mappings() {
        return IdentityPoolConfig.read(pool).roleMappings();
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> IdentityPoolConfig.read(pool)).withMessage(sentence);
    }
}
