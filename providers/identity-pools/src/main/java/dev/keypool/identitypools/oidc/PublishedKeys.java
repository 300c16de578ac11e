package dev.keypool.identitypools.oidc;

import java.net.URI;
import java.time.Duration;

/**
 * Keys as an issuer published them.
 *
 * @param maxAge how long they may be used without asking again
 */
record PublishedKeys(KeySet keys, Duration maxAge) {

    static final Duration DEFAULT_AGE = Duration.ofMinutes(10);
    static final Duration MIN_AGE = Duration.ofMinutes(1);
    static final Duration MAX_AGE = Duration.ofHours(24);

    /** Asks the discovery document each time where no address is given, so that a moved key set is found. */
    static PublishedKeys load(ProviderDocuments documents, OidcIssuer issuer) throws ExternalTokenException {
        URI uri = issuer.jwksUri() != null ? issuer.jwksUri() : ProviderMetadata.discover(documents, issuer).jwksUri();
        ProviderDocuments.Fetched fetched = documents.get(uri);
        return new PublishedKeys(KeySet.parse(fetched.json()), age(fetched.cacheControl()));
    }

    /** RFC 9111, section 5.2.2, within our own bounds; what cannot be read counts as not there. */
    static Duration age(String cacheControl) {
        if (cacheControl == null) {
            return DEFAULT_AGE;
        }
        for (String directive : cacheControl.split(",", 20)) {
            String name = directive.trim();
            if (name.equalsIgnoreCase("no-store") || name.equalsIgnoreCase("no-cache")) {
                return MIN_AGE;
            }
            if (name.regionMatches(true, 0, "max-age=", 0, 8)) {
                return bounded(name.substring(8).replace("\"", ""));
            }
        }
        return DEFAULT_AGE;
    }

    private static Duration bounded(String seconds) {
        if (seconds.isEmpty() || !seconds.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return DEFAULT_AGE;
        }
        long age = seconds.length() > 9 ? Long.MAX_VALUE : Long.parseLong(seconds);
        return Duration.ofSeconds(Math.min(MAX_AGE.toSeconds(), Math.max(MIN_AGE.toSeconds(), age)));
    }
}
