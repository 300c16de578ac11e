package dev.keypool.identitypools.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keypool.outbound.OutboundHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The keys of external issuers on this node, asked for when they are needed and again before they are old. An issuer's
 * keys are its own, and those of an address for keys that is configured are that address's: what one realm's
 * administrator writes has no effect on another realm, and a key id means nothing beyond its issuer.
 */
public final class JwksCache implements AutoCloseable {

    private static final int MAX_ISSUERS = 10_000;
    private static final Duration UNUSED = Duration.ofHours(26);
    private static final int THREADS = 2;
    private static final int QUEUE = 1000;

    private final ProviderDocuments documents;
    private final Clock clock;
    private final ThreadPoolExecutor background;
    private final Cache<OidcIssuer, IssuerKeys> issuers = Caffeine.newBuilder().maximumSize(MAX_ISSUERS).expireAfterAccess(UNUSED).build();

    public JwksCache(OutboundHttp http, Clock clock) {
        this.documents = new ProviderDocuments(http);
        this.clock = clock;
        background = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), work -> {
            Thread thread = new Thread(work, "keypool-jwks");
            thread.setDaemon(true);
            return thread;
        });
        background.allowCoreThreadTimeOut(true);
    }

    VerificationKey find(OidcIssuer issuer, String keyId, String algorithm) throws ExternalTokenException {
        return issuers.get(issuer, this::keys).find(keyId, algorithm);
    }

    private IssuerKeys keys(OidcIssuer issuer) {
        return new IssuerKeys(issuer.name(), () -> PublishedKeys.load(documents, issuer), clock, background);
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
