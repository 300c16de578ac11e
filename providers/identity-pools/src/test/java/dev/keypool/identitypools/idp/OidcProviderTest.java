package dev.keypool.identitypools.idp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.identitypools.oidc.OidcIssuer;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OidcProviderTest {

    private static final OidcIssuer GOOGLE = new OidcIssuer(OidcIssuer.GOOGLE.name(), Set.of(), URI.create("https://keys.example.com/"));

    @Test
    void keysAreWhereTheProviderSays() {
        assertThat(of("https://idp.example.com", "https://idp.example.com/jwks").endpoint(GOOGLE).jwksUri())
                .isEqualTo(URI.create("https://idp.example.com/jwks"));
        assertThat(of("https://idp.example.com", null).endpoint(GOOGLE)).isEqualTo(OidcIssuer.discovered("https://idp.example.com"));
    }

    @Test
    void googlesKeysAreWhereTheServersOptionsSay() {
        assertThat(of("https://accounts.google.com", null).isGoogle()).isTrue();
        assertThat(of("https://accounts.google.com", null).endpoint(GOOGLE)).isSameAs(GOOGLE);
        assertThat(of("https://accounts.google.com.example.com", null).isGoogle()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"idp", "ftp://idp.example.com", "https://idp.example.com?x", "https://", "https://idp example"})
    void anIssuerThatIsNoAddressHasNoKeys(String issuer) {
        assertThatThrownBy(() -> of(issuer, null).endpoint(GOOGLE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoAddressIsNone() {
        assertThatThrownBy(() -> of("https://idp.example.com", "not an address").endpoint(GOOGLE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNameIsTheIssuerWithoutScheme() {
        assertThat(of("https://idp.example.com:8443/x", null).name()).isEqualTo("idp.example.com:8443/x");
        assertThat(of("idp", null).name()).isEqualTo("idp");
    }

    private static OidcProvider of(String issuer, String jwks) {
        return new OidcProvider("idp", "id", issuer, jwks, Set.of("app"));
    }
}
