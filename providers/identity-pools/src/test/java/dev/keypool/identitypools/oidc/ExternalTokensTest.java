package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import dev.keypool.outbound.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ID tokens of an issuer as applications bring them. */
class ExternalTokensTest {

    private static final SigningKey RSA = SigningKey.rsa("rsa", 2048);
    private static final Set<String> CLIENTS = Set.of("web");

    private final ManualClock clock = new ManualClock();
    private StandIn provider;
    private OutboundHttp http;
    private JwksCache cache;
    private ExternalTokens tokens;

    @BeforeEach
    void start() throws IOException {
        provider = new StandIn();
        http = StandIn.http();
        cache = new JwksCache(http, clock);
        tokens = new ExternalTokens(cache, clock);
    }

    @AfterEach
    void stop() {
        cache.close();
        http.close();
        provider.close();
    }

    private TokenBuilder token(OidcIssuer issuer, SigningKey key, String algorithm) {
        return new TokenBuilder(issuer.name(), "web", key, algorithm, clock.seconds());
    }

    @ParameterizedTest
    @CsvSource({"RS256,rsa", "RS384,rsa", "RS512,rsa", "PS256,rsa", "PS384,rsa", "PS512,rsa", "ES256,P-256", "ES384,P-384", "ES512,P-521", "EdDSA,ed"})
    void everySupportedAlgorithmVerifiesAndAChangedTokenDoesNot(String algorithm, String kind) throws Exception {
        SigningKey key = switch (kind) {
            case "rsa" -> RSA;
            case "ed" -> SigningKey.ed25519("ed");
            default -> SigningKey.ec(kind, kind);
        };
        OidcIssuer issuer = provider.issuer("/realm", key);
        TokenBuilder builder = token(issuer, key, algorithm);
        String token = builder.sign();
        ExternalToken verified = tokens.verify(issuer, CLIENTS, token);
        assertThat(verified.subject()).isEqualTo("alice");
        assertThat(verified.clientId()).isEqualTo("web");
        String changed = SigningKey.base64(builder.claims.put("sub", "mallory").toString());
        String[] parts = token.split("\\.");
        assertThat(Refused.by(() -> tokens.verify(issuer, CLIENTS, parts[0] + "." + changed + "." + parts[2]))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void discoveryAndKeysAreAskedForOnce() throws Exception {
        OidcIssuer issuer = provider.issuer("/realm", RSA);
        for (int i = 0; i < 20; i++) {
            tokens.verify(issuer, CLIENTS, token(issuer, RSA, "RS256").claim("sub", "s" + i).sign());
        }
        assertThat(provider.asked).containsExactly("/realm/.well-known/openid-configuration", "/realm/keys");
    }

    @Test
    void aTokenThatIsNotTheIssuersOrNoTokenAsksNobody() {
        OidcIssuer issuer = provider.issuer("/realm", RSA);
        assertThat(Refused.by(() -> tokens.verify(issuer, CLIENTS, "x.y.z"))).isEqualTo(Reason.MALFORMED);
        String other = new TokenBuilder("https://other.example", "web", RSA, "RS256", clock.seconds()).sign();
        assertThat(Refused.by(() -> tokens.verify(issuer, CLIENTS, other))).isEqualTo(Reason.WRONG_ISSUER);
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void aRotatedKeyIsFoundAndTheOldOneGoesWhenTheProviderTakesItBack() throws Exception {
        OidcIssuer issuer = provider.issuer("/realm", RSA);
        SigningKey next = SigningKey.ec("next", "P-256");
        tokens.verify(issuer, CLIENTS, token(issuer, RSA, "RS256").sign());
        provider.publish("/realm", RSA, next);
        clock.pass(IssuerKeys.UNKNOWN_KEY_PAUSE);
        tokens.verify(issuer, CLIENTS, token(issuer, next, "ES256").sign());
        provider.publish("/realm", next);
        clock.pass(Duration.ofHours(1));
        assertThat(Refused.by(() -> tokens.verify(issuer, CLIENTS, token(issuer, RSA, "RS256").sign()))).isEqualTo(Reason.UNKNOWN_KEY);
        tokens.verify(issuer, CLIENTS, token(issuer, next, "ES256").sign());
    }

    @Test
    void theTimeThatKeysAreKeptIsTheProviders() throws Exception {
        OidcIssuer issuer = provider.issuer("/realm", RSA);
        StandIn.Page keys = provider.pages.get("/realm/keys");
        provider.pages.put("/realm/keys", exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=7200");
            keys.answer(exchange);
        });
        tokens.verify(issuer, CLIENTS, token(issuer, RSA, "RS256").sign());
        clock.pass(Duration.ofMinutes(90));
        tokens.verify(issuer, CLIENTS, token(issuer, RSA, "RS256").sign());
        assertThat(provider.asked("/realm/keys")).isEqualTo(1);
    }

    @Test
    void aProviderThatIsDownIsSurvivedForAWhile() throws Exception {
        OidcIssuer issuer = provider.issuer("/realm", RSA);
        tokens.verify(issuer, CLIENTS, token(issuer, RSA, "RS256").sign());
        provider.pages.put("/realm/keys", StandIn.page(503, "text/plain", "down"));
        clock.pass(Duration.ofMinutes(30));
        tokens.verify(issuer, CLIENTS, token(issuer, RSA, "RS256").sign());
        clock.pass(Duration.ofHours(2));
        assertThat(Refused.by(() -> tokens.verify(issuer, CLIENTS, token(issuer, RSA, "RS256").sign()))).isEqualTo(Reason.PROVIDER_UNREACHABLE);
    }

    /** Google's tokens have had both as iss; its keys are elsewhere. */
    @Test
    void googlesTokensAreGooglesUnderBothItsNames() throws Exception {
        provider.publish("/oauth2/v3", RSA);
        OidcIssuer google = new OidcIssuer(OidcIssuer.GOOGLE.name(), OidcIssuer.GOOGLE.aliases(), provider.uri("/oauth2/v3/keys"));
        for (String iss : List.of("https://accounts.google.com", "accounts.google.com")) {
            String token = new TokenBuilder(iss, "123-web.apps.googleusercontent.com", RSA, "RS256", clock.seconds())
                    .claim("azp", "123-android.apps.googleusercontent.com").claim("email", "a@gmail.example").claimJson("email_verified", "true").sign();
            ExternalToken verified = tokens.verify(google, Set.of("123-web.apps.googleusercontent.com", "123-android.apps.googleusercontent.com"), token);
            assertThat(verified.issuer()).isEqualTo("https://accounts.google.com");
            assertThat(verified.clientId()).isEqualTo("123-android.apps.googleusercontent.com");
            assertThat(verified.claims()).containsEntry("email_verified", true);
        }
        String http = new TokenBuilder("http://accounts.google.com", "123-web.apps.googleusercontent.com", RSA, "RS256", clock.seconds()).sign();
        assertThat(Refused.by(() -> tokens.verify(google, CLIENTS, http))).isEqualTo(Reason.WRONG_ISSUER);
        assertThat(provider.asked).containsExactly("/oauth2/v3/keys");
    }

    /** Apple's header has no typ; email_verified may be a text, and its times are whole numbers. */
    @Test
    void applesTokensVerify() throws Exception {
        provider.publish("/auth", RSA);
        OidcIssuer apple = new OidcIssuer(OidcIssuer.APPLE.name(), Set.of(), provider.uri("/auth/keys"));
        TokenBuilder builder = new TokenBuilder("https://appleid.apple.com", "com.example.app", RSA, "RS256", clock.seconds())
                .claim("sub", "000792.d71059495fa24644b94e4a644e2e3b4a.0638").claim("email_verified", "true").claim("auth_time", clock.seconds())
                .claimJson("nonce_supported", "true");
        builder.header.remove("typ");
        ExternalToken verified = tokens.verify(apple, Set.of("com.example.app", "com.example.web"), builder.sign());
        assertThat(verified.subject()).isEqualTo("000792.d71059495fa24644b94e4a644e2e3b4a.0638");
        assertThat(verified.clientId()).isEqualTo("com.example.app");
    }

    /** Facebook escapes the slashes of iss, and puts its own claims beside. */
    @Test
    void facebooksLimitedLoginTokensVerify() throws Exception {
        provider.publish("/openid", RSA);
        OidcIssuer facebook = new OidcIssuer(OidcIssuer.FACEBOOK.name(), OidcIssuer.FACEBOOK.aliases(), provider.uri("/openid/keys"));
        TokenBuilder builder = new TokenBuilder("x", "1555258758655332", RSA, "RS256", clock.seconds()).claim("sub", "122139067886175599")
                .claim("jti", "R47F.444").claim("nonce", "60D03E1A").claimJson("iss", "\"https:\\/\\/www.facebook.com\"");
        ExternalToken verified = tokens.verify(facebook, Set.of("1555258758655332"), builder.sign());
        assertThat(verified.subject()).isEqualTo("122139067886175599");
        assertThat(verified.issuer()).isEqualTo("https://www.facebook.com");
    }

    @Test
    void theKnownProvidersKeysAreWhereTheySayTheyAre() {
        assertThat(OidcIssuer.GOOGLE.jwksUri()).isEqualTo(URI.create("https://www.googleapis.com/oauth2/v3/certs"));
        assertThat(OidcIssuer.APPLE.jwksUri()).isEqualTo(URI.create("https://appleid.apple.com/auth/keys"));
        assertThat(OidcIssuer.FACEBOOK.jwksUri()).hasHost("limited.facebook.com");
    }

    @ParameterizedTest
    @CsvSource({"https://idp.example,https://idp.example/.well-known/openid-configuration",
            "https://idp.example/,https://idp.example/.well-known/openid-configuration",
            "https://idp.example/realms/a,https://idp.example/realms/a/.well-known/openid-configuration"})
    void theDiscoveryDocumentIsBelowTheIssuer(String issuer, URI document) {
        assertThat(OidcIssuer.discovered(issuer).discoveryUri()).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "accounts.google.com", "https://", "https://idp.example?a=b", "https://idp.example#a", "https://user@idp.example", "ftp://idp.example",
            "https://idp example", "file:///etc/passwd"})
    void anIssuerWithDiscoveryIsAUrl(String issuer) {
        assertThatIllegalArgumentException().isThrownBy(() -> OidcIssuer.discovered(issuer));
    }
}
