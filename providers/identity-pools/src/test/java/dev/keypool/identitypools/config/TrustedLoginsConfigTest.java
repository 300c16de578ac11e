package dev.keypool.identitypools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.TrustedLogins;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

class TrustedLoginsConfigTest {

    private final ComponentModel pool = Components.pool();

    @Test
    void anAppClientIsNamedByItsIdOrDescribed() {
        set(IdentityPoolConfig.APP_CLIENTS, "web", "{\"clientId\":\"cli\",\"serverSideTokenCheck\":true}",
                "{\"realm\":\"work\",\"clientId\":\"app\"}", "{\"realm\":null,\"clientId\":\"tv\",\"serverSideTokenCheck\":null}");
        assertThat(read().appClients()).containsExactlyInAnyOrder(new AppClient(null, "web", false), new AppClient(null, "cli", true),
                new AppClient("work", "app", false), new AppClient(null, "tv", false));
        assertThat(read().appClient(null, "cli")).contains(new AppClient(null, "cli", true));
        assertThat(read().appClient("work", "cli")).isEmpty();
        assertThat(read().appClient(null, "app")).isEmpty();
    }

    @Test
    void aClientNamedTwiceIsOneUnlessTheyDiffer() {
        set(IdentityPoolConfig.APP_CLIENTS, "web", "web", "{\"clientId\":\"web\"}", "{\"realm\":\"work\",\"clientId\":\"web\",\"serverSideTokenCheck\":true}");
        assertThat(read().appClients()).hasSize(2);
        set(IdentityPoolConfig.APP_CLIENTS, "web", "{\"clientId\":\"web\",\"serverSideTokenCheck\":true}");
        assertRefused("appClients holds a client twice, with and without serverSideTokenCheck.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{                                    | appClients must be a JSON object with unique members.",
            "{}                                   | appClients: clientId must be a string of 1 to 255 characters.",
            "{\"clientId\":\"\"}                  | appClients: clientId must be a string of 1 to 255 characters.",
            "{\"clientId\":\"a\\u0000\"}          | appClients: clientId must not hold the character NUL, nor half of a surrogate pair.",
            "{\"clientId\":1}                     | appClients: clientId must be a string.",
            "{\"clientId\":\"a\",\"clientId\":\"b\"} | appClients must be a JSON object with unique members.",
            "{\"clientId\":\"a\",\"realm\":\"\"}  | appClients: realm must be a string of 1 to 255 characters.",
            "{\"clientId\":\"a\",\"realm\":[]}    | appClients: realm must be a string.",
            "{\"clientId\":\"a\",\"serverSideTokenCheck\":\"true\"} | appClients: serverSideTokenCheck must be true or false.",
            "{\"clientId\":\"a\",\"client\":\"b\"} | appClients has no member of that name; allowed are clientId, realm, serverSideTokenCheck."})
    void aMalformedAppClientIsRefused(String json, String sentence) {
        set(IdentityPoolConfig.APP_CLIENTS, json.strip());
        assertRefused(sentence);
    }

    @Test
    void aPublicProviderHasTheIdsOfItsApplications() {
        set(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, "accounts.google.com=web.apps.example;ios.apps.example", "graph.facebook.com=123");
        assertThat(read().publicProviders()).isEqualTo(Map.of("accounts.google.com", Set.of("web.apps.example", "ios.apps.example"),
                "graph.facebook.com", Set.of("123")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"google=1", "accounts.google.com:1", "=1", "api.twitter.com=1;2", "ACCOUNTS.GOOGLE.COM=1"})
    void otherPublicProvidersAreRefused(String value) {
        set(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, value);
        assertRefused("supportedLoginProviders knows accounts.google.com, appleid.apple.com, www.amazon.com, graph.facebook.com.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts.google.com", "accounts.google.com=", "accounts.google.com=;", "accounts.google.com=a b", "accounts.google.com=a,b"})
    void aPublicProviderWithoutProperIdsIsRefused(String value) {
        set(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, value);
        assertRefused("supportedLoginProviders holds each provider once, with 1 to 128 characters of application ids, separated by ; .");
    }

    @Test
    void aPublicProviderIsNamedOnceWithAtMost128Characters() {
        set(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, "accounts.google.com=1", "accounts.google.com=2");
        assertRefused("supportedLoginProviders holds each provider once, with 1 to 128 characters of application ids, separated by ; .");
        set(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, "accounts.google.com=" + "1".repeat(128));
        assertThat(read().publicProviders()).hasSize(1);
        set(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS, "accounts.google.com=" + "1".repeat(129));
        assertRefused("supportedLoginProviders holds each provider once, with 1 to 128 characters of application ids, separated by ; .");
    }

    @Test
    void identityProvidersAreNamedByTheirAliasOrDescribed() {
        set(IdentityPoolConfig.OIDC_PROVIDERS, "corp", "{\"identityProvider\":\"partner\",\"clientIds\":[\"phone\",\"tv\"]}");
        set(IdentityPoolConfig.SAML_PROVIDERS, "idp", "{\"identityProvider\":\"idp-2\",\"audiences\":[\"urn:a\"]}", "{\"identityProvider\":\"idp-3\"}");
        assertThat(read().oidcProviders()).isEqualTo(Map.of("corp", Set.of(), "partner", Set.of("phone", "tv")));
        assertThat(read().samlProviders()).isEqualTo(Map.of("idp", Set.of(), "idp-2", Set.of("urn:a"), "idp-3", Set.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"clientIds\":[\"a\"]}                               | openIdConnectProviders: identityProvider must be a string of 1 to 255 characters.",
            "{\"identityProvider\":\"a\",\"clientIds\":\"b\"}      | openIdConnectProviders: clientIds must be an array of at most 100.",
            "{\"identityProvider\":\"a\",\"clientIds\":[1]}        | openIdConnectProviders: clientIds must hold strings of 1 to 2048 characters.",
            "{\"identityProvider\":\"a\",\"clientIds\":[\"\"]}     | openIdConnectProviders: clientIds must hold strings of 1 to 2048 characters.",
            "{\"identityProvider\":\"a\",\"audiences\":[\"b\"]}    | openIdConnectProviders has no member of that name; allowed are clientIds, identityProvider."})
    void aMalformedProviderIsRefused(String json, String sentence) {
        set(IdentityPoolConfig.OIDC_PROVIDERS, json.strip());
        assertRefused(sentence);
    }

    @Test
    void anIdentityProviderIsNamedOnce() {
        set(IdentityPoolConfig.OIDC_PROVIDERS, "corp", "{\"identityProvider\":\"corp\",\"clientIds\":[\"a\"]}");
        assertRefused("openIdConnectProviders holds an identity provider twice.");
    }

    @Test
    void thereAreAtMost50ProvidersOfAKindAnd100IdsOfEach() {
        set(IdentityPoolConfig.SAML_PROVIDERS, IntStream.range(0, 51).mapToObj(i -> "idp-" + i).toArray(String[]::new));
        assertRefused("samlProviders has at most 50 identity providers.");
        set(IdentityPoolConfig.SAML_PROVIDERS, IntStream.range(0, 50).mapToObj(i -> "idp-" + i).toArray(String[]::new));
        assertThat(read().samlProviders()).hasSize(50);
        String ids = String.join(",", IntStream.range(0, 101).mapToObj(i -> "\"a" + i + "\"").toList());
        set(IdentityPoolConfig.SAML_PROVIDERS, "{\"identityProvider\":\"idp\",\"audiences\":[" + ids + "]}");
        assertRefused("samlProviders: audiences must be an array of at most 100.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.example.app", "a", "A_b-c.d"})
    void aDeveloperProviderHasAName(String name) {
        set(IdentityPoolConfig.DEVELOPER_PROVIDER, name);
        assertThat(read().developerProvider()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "a:b", "ä", "a\n"})
    void otherNamesOfDeveloperProvidersAreRefused(String name) {
        set(IdentityPoolConfig.DEVELOPER_PROVIDER, name);
        assertRefused("developerProviderName has 1 to 128 letters, digits and characters of ._- .");
    }

    private void set(String setting, String... values) {
        pool.getConfig().put(setting, List.of(values));
    }

    private TrustedLogins read() {
        return IdentityPoolConfig.read(pool).logins();
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::read).withMessage(sentence);
    }
}
