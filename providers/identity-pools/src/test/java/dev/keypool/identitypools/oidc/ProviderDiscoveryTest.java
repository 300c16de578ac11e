package dev.keypool.identitypools.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.oidc.ExternalTokenException.Reason;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that are down, wrong, or mean to be called where nobody may call. */
@Timeout(60)
class ProviderDiscoveryTest {

    private static final SigningKey KEY = SigningKey.ec("k", "P-256");
    private static final String DOCUMENT = "/idp/.well-known/openid-configuration";

    private final ManualClock clock = new ManualClock();
    private StandIn provider;
    private StandIn inside;
    private OutboundHttp http;
    private JwksCache cache;
    private OidcIssuer issuer;

    /** The provider alone may be called; the other server on this machine stands for what is inside. */
    @BeforeEach
    void start() throws IOException {
        provider = new StandIn();
        inside = new StandIn();
        inside.publish("", KEY);
        http = new OutboundHttp(OutboundSettings.builder().allowedPrivateHost("127.0.0.1:" + provider.uri("/").getPort())
                .build());
        cache = new JwksCache(http, clock);
        issuer = provider.issuer("/idp", KEY);
    }

    @AfterEach
    void stop() {
        cache.close();
        http.close();
        inside.close();
        provider.close();
    }

    private Reason refused(OidcIssuer who) {
        ExternalTokenException refused = Refused.exception(() -> cache.find(who, "k", "ES256"));
        assertThat(refused.getMessage()).doesNotContain("127.0.0.1");
        assertThat(inside.asked).isEmpty();
        return refused.reason();
    }

    @Test
    void keysAreFoundByTheDiscoveryDocument() throws Exception {
        assertThat(cache.find(issuer, "k", "ES256")).isNotNull();
    }

    @Test
    void aDocumentOfAnotherIssuerIsNoDocument() {
        String keys = "\",\"jwks_uri\":\"" + provider.url("/idp/keys") + "\"}";
        for (String other : new String[] {"https://accounts.google.com", provider.url("/idp/"), provider.url("/IDP"), provider.url(""), ""}) {
            provider.pages.put(DOCUMENT, StandIn.json("{\"issuer\":\"" + other + keys));
            clock.pass(Duration.ofHours(1));
            assertThat(refused(issuer)).as(other).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
        }
        provider.pages.put(DOCUMENT, StandIn.json("{\"jwks_uri\":\"" + provider.url("/idp/keys") + "\"}"));
        clock.pass(Duration.ofHours(1));
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
        assertThat(provider.asked("/idp/keys")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "1", "[]", "\"\"", "\"/keys\"", "\"keys\"", "\"not a url\"", "\"file:///etc/passwd\"", "\"ftp://127.0.0.1/keys\"", "\"data:application/json,{}\"",
            "\"http://idp.example/keys\"", "\"http://127.0.0.1:1/keys\"", "\"https://127.0.0.1:1/keys\"", "\"https://169.254.169.254/latest/meta-data/iam/security-credentials/\"",
            "\"https://[::1]:1/keys\"", "\"https://[::ffff:127.0.0.1]:1/keys\"", "\"https://2130706433/keys\"", "\"https://localhost:1/keys\"", "\"https://user@127.0.0.1:1/keys\"",
            "\"https://127.0.0.1:1/keys#f\"", "\"http://0.0.0.0:1/\""})
    void keysAreNotFetchedFromWhereNobodyMayCall(String jwksUri) {
        String member = jwksUri.isEmpty() ? "" : ",\"jwks_uri\":" + jwksUri;
        provider.pages.put(DOCUMENT, StandIn.json("{\"issuer\":\"" + issuer.name() + "\"" + member + "}"));
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @Test
    void theServersInsideAreNotAskedByAnyWay() {
        String target = inside.url("/keys");
        provider.pages.put(DOCUMENT, StandIn.json("{\"issuer\":\"" + issuer.name() + "\",\"jwks_uri\":\"" + target + "\"}"));
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
        assertThat(refused(new OidcIssuer("https://idp.example", Set.of(), URI.create(target)))).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
        assertThat(refused(OidcIssuer.discovered(inside.url("")))).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsLeadNowhere(int status) {
        StandIn.Page redirect = exchange -> {
            exchange.getResponseHeaders().set("Location", inside.url("/keys"));
            exchange.sendResponseHeaders(status, -1);
        };
        StandIn.Page document = provider.pages.put(DOCUMENT, redirect);
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
        provider.pages.put(DOCUMENT, document);
        provider.pages.put("/idp/keys", redirect);
        clock.pass(Duration.ofHours(1));
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html></html>", "{\"keys\":[]", "{\"keys\":[],\"keys\":[]}", "{\"keys\":{}}"})
    void whatIsNoKeySetIsNone(String body) {
        provider.pages.put("/idp/keys", StandIn.json(body));
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @Test
    void hugeAnswersAreNotTaken() {
        provider.pages.put("/idp/keys", StandIn.json("{\"keys\":[],\"x\":\"" + "x".repeat(300 * 1024) + "\"}"));
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
        provider.pages.put("/idp/keys", StandIn.json("{\"keys\":[],\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}"));
        clock.pass(Duration.ofHours(1));
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_MISCONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void aProviderThatCannotAnswerNowIsUnreachable(int status) {
        provider.pages.put("/idp/keys", StandIn.page(status, "text/plain", "later"));
        assertThat(refused(issuer)).isEqualTo(Reason.PROVIDER_UNREACHABLE);
    }

    @Test
    void aSlowProviderHoldsNobodyBeyondTheDeadlineAndThenNobodyAtAll() {
        OidcIssuer slow = new OidcIssuer(issuer.name(), Set.of(), provider.uri("/idp/keys"));
        provider.pages.put("/idp/keys", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 300; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long start = System.nanoTime();
        assertThat(refused(slow)).isEqualTo(Reason.PROVIDER_UNREACHABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        for (int i = 0; i < 20; i++) {
            assertThat(refused(slow)).isEqualTo(Reason.PROVIDER_UNREACHABLE);
        }
        assertThat(provider.asked("/idp/keys")).isEqualTo(1);
    }

    @Test
    void aProviderThatIsNotThereIsUnreachable() throws Exception {
        URI gone;
        try (StandIn other = new StandIn()) {
            gone = other.uri("/keys");
        }
        try (OutboundHttp all = StandIn.http(); JwksCache others = new JwksCache(all, clock)) {
            OidcIssuer dead = new OidcIssuer("https://idp.example", Set.of(), gone);
            assertThat(Refused.by(() -> others.find(dead, "k", "ES256"))).isEqualTo(Reason.PROVIDER_UNREACHABLE);
        }
    }
}
