package dev.keypool.identitypools.pools;

import static dev.keypool.identitypools.operations.KeycloakStub.identityProvider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.PoolBuilder;
import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.operations.KeycloakStub;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.ProviderNames;
import dev.keypool.identitypools.realm.Address;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTranslationTest {

    private static final String LEAST = "'IdentityPoolName':'p','AllowUnauthenticatedIdentities':false";
    private static final String OIDC = "arn:aws:iam::123456789012:oidc-provider/login.partner.example";
    private static final String SAML = "arn:aws:iam::123456789012:saml-provider/saml-1";

    private final PoolTranslation translation = new PoolTranslation(new ProviderNames(KeycloakStub.session(
            identityProvider("partner", "oidc", Map.of("issuer", "https://login.partner.example")),
            identityProvider("saml-1", "saml", Map.of())), new Address("https://auth.example.com/realms/demo", true), Example.ACCOUNT), Example.REGION);

    @Test
    void aPoolIsWrittenAsCognitoWritesIt() throws Exception {
        assertThat(translation.describe(new PoolBuilder().classicFlow().appClient(new AppClient("other", "cli", true))
                .publicProvider("www.amazon.com", "amzn1.a").oidcProvider("partner", "a client of the pool's own").samlProvider("saml-1")
                .developerProvider("login.backend").build())).isEqualTo(new ObjectMapper().readTree("""
                {"IdentityPoolId":"eu-central-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90","IdentityPoolName":"games",
                 "AllowUnauthenticatedIdentities":true,"AllowClassicFlow":true,"SupportedLoginProviders":{"www.amazon.com":"amzn1.a"},
                 "DeveloperProviderName":"login.backend","OpenIdConnectProviderARNs":["%s"],
                 "CognitoIdentityProviders":[{"ProviderName":"auth.example.com/realms/demo","ClientId":"web","ServerSideTokenCheck":false},
                  {"ProviderName":"auth.example.com/realms/other","ClientId":"cli","ServerSideTokenCheck":true}],
                 "SamlProviderARNs":["%s"],"IdentityPoolTags":{}}""".formatted(OIDC, SAML)));
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        assertThat(translation.describe(new PoolBuilder().withoutAppClients().build()).fieldNames()).toIterable().containsExactly(
                "IdentityPoolId", "IdentityPoolName", "AllowUnauthenticatedIdentities", "AllowClassicFlow", "IdentityPoolTags");
    }

    @Test
    void aRequestIsRead() throws Exception {
        TrustedLogins logins = logins(TrustedLogins.NONE, "'SupportedLoginProviders':{'graph.facebook.com':'1;2'},'DeveloperProviderName':'login.backend',"
                + "'OpenIdConnectProviderARNs':['" + OIDC + "'],'SamlProviderARNs':['" + SAML + "'],'CognitoIdentityProviders':["
                + "{'ProviderName':'auth.example.com/realms/demo','ClientId':'web'},"
                + "{'ProviderName':'auth.example.com/realms/other','ClientId':'https://app.example','ServerSideTokenCheck':true}]");
        assertThat(logins).isEqualTo(new TrustedLogins(List.of(new AppClient(null, "web", false), new AppClient("other", "https://app.example", true)),
                Map.of("graph.facebook.com", Set.of("1", "2")), Map.of("partner", Set.of()), Map.of("saml-1", Set.of()), "login.backend"));
    }

    @Test
    void whatOnlyKeycloakKnowsOfAProviderStaysWithIt() throws Exception {
        TrustedLogins before = new TrustedLogins(List.of(), Map.of(), Map.of("partner", Set.of("phone")), Map.of("saml-1", Set.of("https://a.example")), null);
        assertThat(logins(before, "'OpenIdConnectProviderARNs':['" + OIDC + "'],'SamlProviderARNs':['" + SAML + "']")).isEqualTo(before);
        assertThat(logins(before, "'DeveloperProviderName':'d'").oidcProviders()).as("and goes with it").isEmpty();
    }

    @Test
    void theDeveloperProviderStays() throws Exception {
        TrustedLogins before = new TrustedLogins(List.of(), Map.of(), Map.of(), Map.of(), "login.backend");
        assertThat(logins(before, "'AllowClassicFlow':true").developerProvider()).isEqualTo("login.backend");
        assertThat(logins(before, "'DeveloperProviderName':'login.backend'").developerProvider()).isEqualTo("login.backend");
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(() -> logins(before, "'DeveloperProviderName':'login.other'"))
                .withMessage("DeveloperProviderName cannot be changed once it is set.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'SupportedLoginProviders':{'api.twitter.com':'a'}", "'SupportedLoginProviders':{'www.digits.com':'a'}",
            "'SupportedLoginProviders':{'example.com':'a'}", "'CognitoIdentityProviders':[{'ClientId':'web'}]", "'CognitoIdentityProviders':[{}]",
            "'CognitoIdentityProviders':[{'ProviderName':'elsewhere.example/realms/demo','ClientId':'web'}]",
            "'OpenIdConnectProviderARNs':['arn:aws:iam::123456789012:oidc-provider/nobody.example']",
            "'SamlProviderARNs':['arn:aws:iam::123456789012:saml-provider/partner']"})
    void whatIsNoProviderIsRefused(String members) {
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(() -> logins(TrustedLogins.NONE, members))
                .satisfies(e -> assertThat(e.error()).isEqualTo(ExchangeError.INVALID_PARAMETER));
    }

    /** The same one again and again would have been looked up each time, under the pool's lock. */
    @ParameterizedTest
    @ValueSource(strings = {"'OpenIdConnectProviderARNs':['" + OIDC, "'SamlProviderARNs':['" + SAML})
    void providersAreCountedBeforeTheyAreLookedUp(String member) {
        String arn = member.substring(member.indexOf('[') + 1);
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(() -> logins(TrustedLogins.NONE, member + ("'," + arn).repeat(50) + "']"))
                .satisfies(e -> assertThat(e.error()).isEqualTo(ExchangeError.LIMIT_EXCEEDED));
    }

    private TrustedLogins logins(TrustedLogins before, String members) throws Exception {
        String json = "{" + LEAST + "," + members + "}";
        return translation.logins(PoolRequest.read(Members.of(StrictJson.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))), before);
    }
}
