package dev.keypool.identitypools.identities;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who somebody is at a login provider.
 *
 * @param provider what the provider is, never a URL of it: {@code realm/<realm id>}, {@code idp/<internal id>} of an
 *                 identity provider, {@code developer/<name>}, or the name of one of Cognito's public providers
 * @param subject  the provider's own, unchanging name for the person; at most {@link #MAX_SUBJECT} characters
 */
public record Login(String provider, String subject) {

    /** Characters. */
    public static final int MAX_SUBJECT = 1024;

    private static final String DEVELOPER = "developer/";

    /** People of an identity provider of the realm, by its internal id. */
    public static Login ofIdentityProvider(String internalId, String subject) {
        return new Login("idp/" + internalId, subject);
    }

    /** People of a realm; the subject is the user's id. */
    public static Login ofRealm(String realmId, String userId) {
        return new Login("realm/" + realmId, userId);
    }

    /** Whom the pool's own backend signs in; the subject is its name for the person. */
    public static Login ofDeveloper(String providerName, String userIdentifier) {
        return new Login(DEVELOPER + providerName, userIdentifier);
    }

    /** Of a developer provider an identity may have several logins. */
    public boolean isDeveloper() {
        return provider.startsWith(DEVELOPER);
    }

    /** The same login has an identity in each pool of its own. */
    String keyIn(String poolId) {
        return hash(poolId + '\n' + provider + '\n' + subject);
    }

    /** The same in all pools; says nobody who it is of. */
    public String key() {
        return hash(provider + '\n' + subject);
    }

    private static String hash(String text) {
        try {
            // No part can contain the separator but the last.
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
