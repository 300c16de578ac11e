package dev.keypool.triggers.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.functions.FunctionException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AwsKmsTest {

    private static final AwsKms KMS = new AwsKms(URI.create("https://kms.eu-central-1.amazonaws.com"), "alias/codes", "eu-central-1",
            new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "a secret key", null));

    private static ObjectNode answer(int keyLength) {
        return EventJson.newObject().put("KeyId", "arn:aws:kms:eu-central-1:111122223333:key/k")
                .put("Plaintext", Base64.getEncoder().encodeToString(new byte[keyLength])).put("CiphertextBlob", "KgAB");
    }

    @Test
    void itAsksForADataKeyBoundToTheContextAndSigns() {
        ObjectNode body = KMS.body(Map.of("userpool-id", "eu-central-1_shop"));
        OutboundRequest request = KMS.request("id", body.toString().getBytes(UTF_8), Instant.EPOCH);

        assertThat(body.toString())
                .isEqualTo("{\"KeyId\":\"alias/codes\",\"NumberOfBytes\":32,\"EncryptionContext\":{\"userpool-id\":\"eu-central-1_shop\"}}");
        assertThat(request.uri()).hasToString("https://kms.eu-central-1.amazonaws.com/");
        assertThat(request.headers()).containsEntry("X-Amz-Target", "TrentService.GenerateDataKey")
                .containsEntry("Content-Type", "application/x-amz-json-1.1");
        assertThat(request.headers().get("Authorization")).contains("/eu-central-1/kms/aws4_request").contains("x-amz-target");
    }

    @Test
    void theDataKeyNamesTheKeyByItsArn() throws FunctionException {
        DataKey key = AwsKms.dataKey(answer(32));

        assertThat(key.plaintext()).hasSize(32);
        assertThat(key.providerId()).isEqualTo("aws-kms");
        assertThat(key.providerInfo()).asString(UTF_8).isEqualTo("arn:aws:kms:eu-central-1:111122223333:key/k");
        assertThat(key.ciphertext()).containsExactly(42, 0, 1);
        assertThat(key.toString()).isEqualTo("DataKey[aws-kms]");
    }

    @Test
    void anythingElseIsNoDataKey() {
        for (ObjectNode answer : new ObjectNode[] {EventJson.newObject(), answer(16), answer(32).put("CiphertextBlob", "?"), answer(32).put("KeyId", "")}) {
            assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> AwsKms.dataKey(answer));
        }
    }
}
