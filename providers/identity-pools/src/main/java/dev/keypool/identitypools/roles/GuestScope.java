package dev.keypool.identitypools.roles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What Cognito lets guests of the enhanced flow use at most, whatever their role says: two session policies, of which
 * one must allow.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html">IAM roles: access policies for unauthenticated identities</a>
 */
public final class GuestScope {

    /** Cognito's inline session policy, and the managed policy AmazonCognitoUnAuthedIdentitiesSessionPolicy. */
    public static final List<String> DEFAULT = List.of(read("guest-session-policy.json"), read("AmazonCognitoUnAuthedIdentitiesSessionPolicy.json"));

    private GuestScope() {
    }

    private static String read(String name) {
        try (InputStream in = GuestScope.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is part of this JAR", e);
        }
    }
}
