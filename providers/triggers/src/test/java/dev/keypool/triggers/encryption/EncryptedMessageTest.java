package dev.keypool.triggers.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.encryptionsdk.AwsCrypto;
import com.amazonaws.encryptionsdk.CryptoAlgorithm;
import com.amazonaws.encryptionsdk.CryptoResult;
import com.amazonaws.encryptionsdk.MasterKeyProvider;
import com.amazonaws.encryptionsdk.jce.JceMasterKey;
import com.amazonaws.encryptionsdk.kmssdkv2.KmsMasterKeyProvider;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;

/** AWS's own library reads what we write, under its strictest policy: only algorithms with key commitment. */
final class EncryptedMessageTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final Map<String, String> CONTEXT = Map.of("userpool-id", "eu-central-1_shop", "a", "ü", "é", "x");
    private static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static CryptoResult<byte[], ?> decrypt(MasterKeyProvider<?> key, byte[] message) {
        return AwsCrypto.standard().decryptData(key, message);
    }

    private static JceMasterKey masterKey(byte[] key) {
        return JceMasterKey.getInstance(new SecretKeySpec(key, "AES"), "keypool", "codes", "AES/GCM/NoPadding");
    }

    private static byte[] message(byte[] plaintext) {
        return EncryptedMessage.of(plaintext, new RawAesKey("keypool", "codes", KEY).newDataKey(CONTEXT), CONTEXT);
    }

    @Test
    void whoHasTheLocalKeyReadsIt() {
        byte[] link = "https://id.example.com/?key=ä&x=1".getBytes(UTF_8);

        CryptoResult<byte[], ?> result = decrypt(masterKey(KEY), message(link));

        assertThat(result.getResult()).isEqualTo(link);
        assertThat(result.getEncryptionContext()).isEqualTo(CONTEXT);
        assertThat(result.getCryptoAlgorithm()).isEqualTo(CryptoAlgorithm.ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY);
    }

    @Test
    void itMayBeEmptyOrAWholeFrame() {
        assertThat(decrypt(masterKey(KEY), message(new byte[0])).getResult()).isEmpty();
        assertThat(decrypt(masterKey(KEY), message(new byte[65_536])).getResult()).hasSize(65_536);
        assertThatIllegalArgumentException().isThrownBy(() -> message(new byte[65_537]));
    }

    @Test
    void nobodyElseReadsItAndNothingInItCanBeChanged() {
        byte[] message = message(new byte[] {1, 2, 3});
        byte[] other = KEY.clone();
        other[0]++;

        assertThatThrownBy(() -> decrypt(masterKey(other), message)).isInstanceOf(RuntimeException.class);
        // The number of the only frame: AWS's library counts itself and does not look at it.
        int number = message.length - 39;
        for (int i = 0; i < message.length; i += i == number - 1 ? 5 : 1) {
            byte[] changed = message.clone();
            changed[i] ^= 1;
            assertThat(catchThrowable(() -> decrypt(masterKey(KEY), changed))).as("byte %d of %d", i, message.length).isNotNull();
        }
    }

    @Test
    void noTwoAreAlike() {
        assertThat(message(new byte[] {1})).isNotEqualTo(message(new byte[] {1}));
    }

    @Test
    void whoMayUseTheKmsKeyReadsIt() {
        DataKey dataKey = new DataKey(KEY, "aws-kms", ARN.getBytes(UTF_8), new byte[] {42});
        KmsClient kms = new KmsClient() {
            @Override
            public DecryptResponse decrypt(DecryptRequest request) {
                assertThat(request.ciphertextBlob().asByteArray()).containsExactly(42);
                assertThat(request.encryptionContext()).isEqualTo(CONTEXT);
                return DecryptResponse.builder().keyId(ARN).plaintext(SdkBytes.fromByteArray(KEY)).build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {
            }
        };

        byte[] message = EncryptedMessage.of("123456".getBytes(UTF_8), dataKey, CONTEXT);

        KmsMasterKeyProvider keys = KmsMasterKeyProvider.builder().customRegionalClientSupplier(region -> kms).buildStrict(ARN);
        assertThat(decrypt(keys, message).getResult()).asString(UTF_8).isEqualTo("123456");
    }
}
