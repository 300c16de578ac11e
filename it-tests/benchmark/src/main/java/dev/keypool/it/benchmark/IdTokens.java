package dev.keypool.it.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** ID tokens like the realm's own, signed with the realm's key: tens of thousands by sign-in would take hours. */
final class IdTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key;
    private final String issuer;
    private final String audience;
    private final String header;

    IdTokens(KeyPair key, String issuer, String audience) {
        this.key = key;
        this.issuer = issuer;
        this.audience = audience;
        this.header = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId() + "\"}");
    }

    /** One after the other for each of these people, until there are so many. */
    List<String> create(List<String> people, int count) {
        return IntStream.range(0, count).parallel().mapToObj(i -> sign(people.get(i % people.size()))).toList();
    }

    private String sign(String person) {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"exp":%d,"iat":%d,"jti":"%s","iss":"%s","aud":"%s","sub":"%s","typ":"ID","azp":"%s","sid":"%s",\
                "at_hash":"Yk9kJ2w0vYlq0Tq3Fv1x3A","acr":"1","email_verified":true,"name":"A Person",\
                "preferred_username":"person-%s","given_name":"A","family_name":"Person","email":"%s@example.com"}"""
                .formatted(now + 7200, now, UUID.randomUUID(), issuer, audience, person, audience, UUID.randomUUID(), person, person);
        String signed = header + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** As Keycloak names a key: SHA-256 of its public part (org.keycloak.common.util.KeyUtils.createKeyId). */
    private String keyId() {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(key.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
