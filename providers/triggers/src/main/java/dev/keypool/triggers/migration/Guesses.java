package dev.keypool.triggers.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * Passwords guessed of people whom only the function knows. Keycloak's brute force detection counts by user, of whom there is none yet,
 * so a stand-in for the name is counted. Names share a limited number of stand-ins: invented ones must not fill the caches.
 */
final class Guesses {

    private final AuthenticationFlowContext context;
    private final UserModel standIn;

    Guesses(AuthenticationFlowContext context, String name) {
        this.context = context;
        standIn = new LightweightUserAdapter(context.getSession(), context.getRealm(), "migration-" + Integer.toHexString(bucket(name)));
        standIn.setEnabled(true);
    }

    boolean areTooMany() {
        return AuthenticatorUtils.getDisabledByBruteForceEventError(context, standIn) != null;
    }

    void another() {
        if (context.getRealm().isBruteForceProtected()) {
            context.getProtector().failedLogin(context.getRealm(), standIn, context.getConnection(), context.getUriInfo(), null);
        }
    }

    /** One of 65,536. */
    private static int bucket(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return (digest[0] & 0xff) << 8 | digest[1] & 0xff;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
