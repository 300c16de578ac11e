package dev.keypool.it.hostedui;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.representations.idm.CredentialRepresentation;

/** What an authenticator app shows: RFC 6238 with Keycloak's defaults, six digits of HMAC-SHA1 every 30 seconds. */
final class OneTimeCodes {

    private static final int PERIOD = 30;

    private OneTimeCodes() {
    }

    /** The code of this moment. Keycloak takes the one before and after it as well. */
    static String now(String secret) {
        return at(secret, Instant.now().getEpochSecond() / PERIOD);
    }

    /** One that is no device's: of long ago. */
    static String wrong() {
        return at(secret("nobody"), 1);
    }

    private static String at(String secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int value = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xF, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format("%06d", value % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }

    /** Of a device that somebody has set up earlier. */
    static String of(String label) {
        return now(secret(label));
    }

    private static String secret(String label) {
        return "the secret of " + label;
    }

    private static CredentialRepresentation device(String label) {
        CredentialRepresentation device = new CredentialRepresentation();
        device.setType("otp");
        device.setUserLabel(label);
        device.setSecretData("{\"value\":\"" + secret(label) + "\"}");
        device.setCredentialData("{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"counter\":0,\"algorithm\":\"HmacSHA1\"}");
        return device;
    }

    /** Somebody's credentials, and these devices. */
    static List<CredentialRepresentation> with(List<CredentialRepresentation> others, String... labels) {
        return Stream.concat(others.stream(), Arrays.stream(labels).map(OneTimeCodes::device)).toList();
    }
}
