package dev.keypool.triggers.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.Signer;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.functions.HttpEndpoint;
import dev.keypool.triggers.functions.FunctionException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A master key in AWS KMS, or in whatever speaks its API.
 *
 * @param endpoint {@code https://kms.us-east-1.amazonaws.com}
 * @param keyId    id, ARN or alias
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html">GenerateDataKey</a>
 */
public record AwsKms(URI endpoint, String keyId, String region, SigningCredentials credentials) implements HttpEndpoint {

    private static final String PROVIDER = "aws-kms";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final String TARGET = "TrentService.GenerateDataKey";
    /** Bytes; AWS's own have 184. */
    private static final int MAX_CIPHERTEXT = 6144;

    public ObjectNode body(Map<String, String> context) {
        ObjectNode body = EventJson.newObject().put("KeyId", keyId).put("NumberOfBytes", DataKey.LENGTH);
        ObjectNode members = body.putObject("EncryptionContext");
        context.forEach(members::put);
        return body;
    }

    @Override
    public OutboundRequest request(String id, byte[] body, Instant now) {
        String path = endpoint.getRawPath() == null || endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        HttpRequest signed = new HttpRequest("POST", path, null, List.of(Map.entry("Host", endpoint.getRawAuthority()),
                Map.entry("Content-Type", CONTENT_TYPE), Map.entry("X-Amz-Target", TARGET)));
        Map<String, String> headers = new HashMap<>(Signer.sign(signed, credentials, region, "kms", now, sha256(body)));
        headers.put("Content-Type", CONTENT_TYPE);
        headers.put("X-Amz-Target", TARGET);
        return OutboundRequest.post(URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path), headers, body);
    }

    @Override
    public ObjectNode answer(OutboundResponse response) throws FunctionException {
        ObjectNode answer = response.status() == 200 ? EventJson.objectOrNull(response.body()) : null;
        if (answer == null) {
            throw FunctionException.unavailable("the key management service answered with status " + response.status());
        }
        return answer;
    }

    public static DataKey dataKey(ObjectNode answer) throws FunctionException {
        byte[] plaintext = bytes(answer.path("Plaintext"));
        byte[] ciphertext = bytes(answer.path("CiphertextBlob"));
        // The ARN, even where an alias was asked for: functions' keyrings go by it.
        String arn = answer.path("KeyId").asText();
        if (plaintext.length != DataKey.LENGTH || ciphertext.length == 0 || ciphertext.length > MAX_CIPHERTEXT || arn.isEmpty() || arn.length() > 2048) {
            throw FunctionException.unavailable("the key management service answered without a data key");
        }
        return new DataKey(plaintext, PROVIDER, arn.getBytes(UTF_8), ciphertext);
    }

    private static byte[] bytes(JsonNode base64) {
        try {
            return Base64.getDecoder().decode(base64.asText());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
