package dev.keypool.it.triggers;

import dev.keypool.it.server.StandIns.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a function's caller knows the secret, as the function itself finds it out. */
final class Signatures {

    private Signatures() {
    }

    /** After the Standard Webhooks specification. */
    static boolean areRight(Request request, String whsec) {
        String signed = request.header("webhook-id") + "." + request.header("webhook-timestamp") + "." + text(request.body());
        byte[] signature = hmac(Base64.getDecoder().decode(whsec.replace("whsec_", "")), signed);
        return ("v1," + Base64.getEncoder().encodeToString(signature)).equals(request.header("webhook-signature"));
    }

    /** After AWS's Signature V4. */
    static boolean areAwss(Request request, String secretAccessKey) {
        // AWS4-HMAC-SHA256 Credential=<key id>/<date>/<region>/<service>/aws4_request, SignedHeaders=<names>, Signature=<hex>
        String[] parts = request.header("authorization").split("Credential=|, SignedHeaders=|, Signature=");
        String scope = parts[1].substring(parts[1].indexOf('/') + 1);
        String headers = Arrays.stream(parts[2].split(";")).map(name -> name + ":" + request.header(name) + "\n").collect(Collectors.joining());
        String canonical = "POST\n" + request.path() + "\n\n" + headers + "\n" + parts[2] + "\n" + sha256(request.body());
        byte[] key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        String signed = "AWS4-HMAC-SHA256\n" + request.header("x-amz-date") + "\n" + scope + "\n" + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac(key, signed)).equals(parts[3]);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
