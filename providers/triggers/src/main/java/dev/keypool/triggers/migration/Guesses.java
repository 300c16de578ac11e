package dev.keypool.triggers.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
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
        return AuthenticatorUtils.getDisabledByBruteForceEventError(context, standIn) != null || isLockedOut();
    }

    /**
     * Where DefaultBruteForceProtector would disable the user for good: there is none, and what it counts in such realms lasts for ever, so a name is
     * locked, and its stand-in there, for as long as failures count in other realms.
     */
    private boolean isLockedOut() {
        RealmModel realm = context.getRealm();
        UserLoginFailureModel failures = realm.isBruteForceProtected() && realm.isPermanentLockout()
                ? context.getSession().loginFailures().getUserLoginFailure(realm, standIn.getId()) : null;
        if (failures == null) {
            return false;
        }
        if (Time.currentTimeMillis() - failures.getLastFailure() > realm.getMaxDeltaTimeSeconds() * 1000L) {
            forget();
            return false;
        }
        int lockouts = realm.getMaxTemporaryLockouts();
        return failures.getNumTemporaryLockouts() > lockouts || lockouts == 0 && failures.getNumFailures() >= realm.getFailureFactor();
    }

    /** Whoever has typed the right password has guessed nothing, as with Keycloak's own. */
    void forget() {
        if (context.getRealm().isBruteForceProtected()) {
            context.getSession().loginFailures().removeUserLoginFailure(context.getRealm(), standIn.getId());
        }
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
