package dev.keypool.identitypools.idp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderArnTest {

    private static final String ACCOUNT = "123456789012";

    @Test
    void anArnTellsTheProvider() {
        assertThat(ProviderArn.samlAlias(ACCOUNT, ProviderArn.saml(ACCOUNT, "okta"))).isEqualTo("okta");
        assertThat(ProviderArn.oidcName(ACCOUNT, ProviderArn.oidc(ACCOUNT, "idp.example/tenant"))).isEqualTo("idp.example/tenant");
        assertThat(ProviderArn.samlAlias(ACCOUNT, ProviderArn.saml(ACCOUNT, "a".repeat(255)))).hasSize(255);
    }

    /** Unsigned calls ask Keycloak's database with it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "okta\u0000", "okta\n", "okta\u0085"})
    void whatNoDatabaseShouldBeAskedForIsNoProvider(String alias) {
        assertThat(ProviderArn.samlAlias(ACCOUNT, "arn:aws:iam::123456789012:saml-provider/" + alias)).isNull();
        assertThat(ProviderArn.samlAlias(ACCOUNT, "arn:aws:iam::123456789012:saml-provider/" + "a".repeat(256))).isNull();
        assertThat(ProviderArn.samlAlias("999999999999", ProviderArn.saml(ACCOUNT, "okta"))).isNull();
    }
}
