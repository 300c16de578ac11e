package dev.keypool.identitypools.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * An OpenID Connect provider as tokens name it, and where its keys are.
 *
 * @param name    {@code iss} of its tokens, 1 to 255 characters
 * @param aliases further values of {@code iss} that the same provider writes; rarely any
 * @param jwksUri where its keys are, or null to ask its discovery document; then the name must be an http or https URL
 *                without query and fragment (OpenID Connect Discovery 1.0, section 3)
 */
public record OidcIssuer(String name, Set<String> aliases, URI jwksUri) {

    /** @see <a href="https://developers.google.com/identity/gsi/web/guides/verify-google-id-token">Verify the Google ID token</a> */
    public static final OidcIssuer GOOGLE = new OidcIssuer("https://accounts.google.com", Set.of("accounts.google.com"),
            URI.create("https://www.googleapis.com/oauth2/v3/certs"));

    /** @see <a href="https://developer.apple.com/documentation/signinwithapple/fetch-apple-s-public-key-for-verifying-token-signature">Apple's keys</a> */
    public static final OidcIssuer APPLE = new OidcIssuer("https://appleid.apple.com", Set.of(),
            URI.create("https://appleid.apple.com/auth/keys"));

    /**
     * Limited Login on iOS. Its tokens have had each of these as {@code iss}.
     *
     * @see <a href="https://developers.facebook.com/documentation/facebook-login/ios/limited-login/token">OIDC token for Limited Login</a>
     */
    public static final OidcIssuer FACEBOOK = new OidcIssuer("https://www.facebook.com",
            Set.of("https://facebook.com", "https://limited.facebook.com"),
            URI.create("https://limited.facebook.com/.well-known/oauth/openid/jwks/"));

    private static final int MAX_NAME = 255;
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    public OidcIssuer {
        aliases = Set.copyOf(aliases);
        if (name.isBlank() || name.length() > MAX_NAME || jwksUri == null && !isUrl(name)) {
            throw new IllegalArgumentException("An issuer is an http or https URL without query and fragment, of at most "
                    + MAX_NAME + " characters.");
        }
    }

    /** A provider that says itself where its keys are. */
    public static OidcIssuer discovered(String name) {
        return new OidcIssuer(name, Set.of(), null);
    }

    boolean wrote(String iss) {
        return name.equals(iss) || aliases.contains(iss);
    }

    /** OpenID Connect Discovery 1.0, section 4.1: a slash at the end of the issuer is not doubled. */
    URI discoveryUri() {
        return URI.create((name.endsWith("/") ? name.substring(0, name.length() - 1) : name) + DISCOVERY);
    }

    private static boolean isUrl(String name) {
        try {
            URI uri = new URI(name);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
