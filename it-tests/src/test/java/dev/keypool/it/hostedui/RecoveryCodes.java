package dev.keypool.it.hostedui;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Codes that somebody has written down earlier, for when there is no device. */
final class RecoveryCodes {

    private RecoveryCodes() {
    }

    /** Asked for in this order. */
    static CredentialRepresentation of(String... codes) {
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType("recovery-authn-codes");
        credential.setCredentialData("{\"algorithm\":\"SHA-512\",\"total\":" + codes.length + ",\"remaining\":" + codes.length + "}");
        credential.setSecretData(IntStream.range(0, codes.length)
                .mapToObj(at -> "{\"number\":" + (at + 1) + ",\"encodedHashedValue\":\"" + hash(codes[at]) + "\"}")
                .collect(Collectors.joining(",", "{\"codes\":[", "]}")));
        return credential;
    }

    private static String hash(String code) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-512", e);
        }
    }
}
