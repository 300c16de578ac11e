package dev.keypool.identitypools.operations;

import static dev.keypool.identitypools.operations.KeycloakStub.identityProvider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keypool.identitypools.exchange.ExchangeError;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.realm.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderNamesTest {

    private static final String ACCOUNT = "123456789012";
    private static final String OIDC = "arn:aws:iam::123456789012:oidc-provider/";
    private static final String SAML = "arn:aws:iam::123456789012:saml-provider/";

    private final ProviderNames names = new ProviderNames(KeycloakStub.session(
            identityProvider("partner", "oidc", Map.of("issuer", "https://login.partner.example/tenant")),
            identityProvider("twin-1", "oidc", Map.of("issuer", "https://twin.example")),
            identityProvider("twin-2", "keycloak-oidc", Map.of("issuer", "https://twin.example")),
            identityProvider("google", "google", Map.of()),
            identityProvider("nameless", "oidc", Map.of()),
            identityProvider("saml-1", "saml", Map.of("issuer", "https://saml.example"))),
            new Address("https://auth.example.com:8443/auth/realms/demo", true), ACCOUNT);

    @Test
    void aRealmIsItsIssuerWithoutScheme() throws Exception {
        assertThat(names.ofRealm(null)).isEqualTo("auth.example.com:8443/auth/realms/demo");
        assertThat(names.ofRealm("other")).isEqualTo("auth.example.com:8443/auth/realms/other");
        assertThat(names.appClient("auth.example.com:8443/auth/realms/demo", "web", true)).isEqualTo(new AppClient(null, "web", true));
        assertThat(names.appClient("auth.example.com:8443/auth/realms/other", "web", false)).isEqualTo(new AppClient("other", "web", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.example.com/auth/realms/demo", "https://auth.example.com:8443/auth/realms/demo", "auth.example.com:8443/auth/realms/",
            "cognito-idp.us-east-1.amazonaws.com/us-east-1_123456789", ""})
    void anIssuerOfAnotherServerIsNone(String provider) {
        assertInvalid(() -> names.appClient(provider, "web", false), "Invalid Cognito Identity Provider");
    }

    @Test
    void bothOfAnAppClientMustBeThere() {
        assertInvalid(() -> names.appClient(null, "web", false), "Invalid Cognito Identity Provider");
        assertInvalid(() -> names.appClient(names.ofRealm(null), null, false), "Invalid Cognito Identity Provider");
    }

    @Test
    void anOidcProviderIsItsIssuerAndGooglesIsKnown() throws Exception {
        assertThat(names.oidcArn("partner")).isEqualTo(OIDC + "login.partner.example/tenant");
        assertThat(names.oidcArn("google")).isEqualTo(OIDC + "accounts.google.com");
        assertThat(names.oidcAliases(OIDC + "login.partner.example/tenant", Set.of())).containsExactly("partner");
        assertThat(names.oidcAliases(OIDC + "accounts.google.com", Set.of())).containsExactly("google");
    }

    @Test
    void whatHasNoIssuerOrIsGoneIsItsAlias() throws Exception {
        assertThat(names.oidcArn("nameless")).isEqualTo(OIDC + "nameless");
        assertThat(names.oidcArn("gone")).isEqualTo(OIDC + "gone");
        assertThat(names.oidcAliases(OIDC + "nameless", Set.of())).containsExactly("nameless");
        assertInvalid(() -> names.oidcAliases(OIDC + "gone", Set.of("gone")), "no identity provider with that issuer");
    }

    @Test
    void ofTwinsThoseStayThatAreTrustedAndNoneIsChosen() throws Exception {
        assertThat(names.oidcAliases(OIDC + "twin.example", Set.of("twin-2"))).containsExactly("twin-2");
        assertThat(names.oidcAliases(OIDC + "twin.example", Set.of("twin-1", "twin-2"))).containsExactly("twin-1", "twin-2");
        assertInvalid(() -> names.oidcAliases(OIDC + "twin.example", Set.of()), "several identity providers with that issuer");
    }

    @Test
    void aSamlProviderIsItsAlias() throws Exception {
        assertThat(names.samlArn("saml-1")).isEqualTo(SAML + "saml-1");
        assertThat(names.samlAlias(SAML + "saml-1")).isEqualTo("saml-1");
        assertInvalid(() -> names.samlAlias(SAML + "partner"), "no SAML identity provider of that alias");
        assertInvalid(() -> names.oidcAliases(OIDC + "saml.example", Set.of()), "no identity provider with that issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::000000000000:oidc-provider/login.partner.example/tenant", "arn:aws:iam::123456789012:oidc-provider/",
            "arn:aws:iam::123456789012:saml-provider/login.partner.example/tenant", "login.partner.example/tenant"})
    void anArnIsOfThisAccountAndKind(String arn) {
        assertInvalid(() -> names.oidcAliases(arn, Set.of()), "must begin with arn:aws:iam::123456789012:oidc-provider/");
    }

    @Test
    void loginsAreNamedAsClientsNameThem() {
        assertThat(names.ofLogin(Login.ofRealm("realm-1", "u"))).isEqualTo("auth.example.com:8443/auth/realms/demo");
        assertThat(names.ofLogin(Login.ofRealm("realm-2", "u"))).isEqualTo("auth.example.com:8443/auth/realms/other");
        assertThat(names.ofLogin(Login.ofRealm("gone", "u"))).isEqualTo("realm/gone");
        assertThat(names.ofLogin(Login.ofIdentityProvider("id-of-partner", "u"))).isEqualTo("login.partner.example/tenant");
        assertThat(names.ofLogin(Login.ofIdentityProvider("id-of-saml-1", "u"))).isEqualTo(SAML + "saml-1");
        assertThat(names.ofLogin(Login.ofIdentityProvider("gone", "u"))).isEqualTo("idp/gone");
        assertThat(names.ofLogin(Login.ofDeveloper("login.backend", "u"))).isEqualTo("login.backend");
        assertThat(names.ofLogin(new Login("graph.facebook.com", "u"))).isEqualTo("graph.facebook.com");
    }

    @Test
    void mappingsNameAUserPoolWithItsClientAndTagsWithout() {
        TrustedLogins logins = new TrustedLogins(List.of(new AppClient(null, "web", false), new AppClient("other", "web", false)),
                Map.of("www.amazon.com", Set.of("a")), Map.of("partner", Set.of()), Map.of("saml-1", Set.of()), "login.backend");
        assertThat(names.mappingKeys(logins)).isEqualTo(Map.of("auth.example.com:8443/auth/realms/demo:web", "realm:web",
                "auth.example.com:8443/auth/realms/other:web", "realms/other:web", "www.amazon.com", "www.amazon.com",
                OIDC + "login.partner.example/tenant", "oidc-provider/partner", SAML + "saml-1", "saml-provider/saml-1", "login.backend", "developer"));
        assertThat(names.providerKeys(logins)).isEqualTo(Map.of("auth.example.com:8443/auth/realms/demo", "realm",
                "auth.example.com:8443/auth/realms/other", "realms/other", "www.amazon.com", "www.amazon.com",
                OIDC + "login.partner.example/tenant", "oidc-provider/partner", SAML + "saml-1", "saml-provider/saml-1", "login.backend", "developer"));
    }

    private static void assertInvalid(ThrowingCallable call, String says) {
        assertThatExceptionOfType(ExchangeException.class).isThrownBy(call).withMessageContaining(says)
                .satisfies(e -> assertThat(e.error()).isEqualTo(ExchangeError.INVALID_PARAMETER));
    }
}
