package dev.keypool.identitypools.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingKeysTest {

    private static final byte[] ACTIVE = bytes("the realm's active key");
    private static final byte[] PASSIVE = bytes("the realm's passive key");
    private static final byte[] DEPLOYMENT = bytes("0123456789abcdef0123456789abcdef");
    private static final String ACCOUNT = "123456789012";
    private static final Session SESSION = session("CognitoIdentityCredentials");

    private final SealingKeys keys = SealingKeys.of(List.of(ACTIVE), DEPLOYMENT, "realm-1", ACCOUNT);
    private final TemporaryCredentials issued = keys.issue(SESSION);

    @Test
    void whatWasIssuedIsOpenedAgain() throws Exception {
        assertThat(keys.open(issued.accessKeyId(), issued.sessionToken())).isEqualTo(issued);
        assertThat(issued.session()).isEqualTo(SESSION);
    }

    @Test
    void anotherNodeWithTheSameKeysOpensIt() throws Exception {
        SealingKeys otherNode = SealingKeys.of(List.of(ACTIVE.clone()), DEPLOYMENT.clone(), "realm-1", ACCOUNT);
        assertThat(otherNode.open(issued.accessKeyId(), issued.sessionToken())).isEqualTo(issued);
    }

    @Test
    void keysHaveTheFormThatAwsClientsKnow() {
        for (int i = 0; i < 200; i++) {
            TemporaryCredentials credentials = keys.issue(SESSION);
            assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
            assertThat(credentials.secretKey()).hasSize(40).matches("[A-Za-z0-9+/]{40}");
            assertThat(credentials.sessionToken()).hasSizeLessThanOrEqualTo(SealingKeys.MAX_TOKEN_CHARS);
        }
    }

    @Test
    void theKeysIdTellsTheAccount() {
        assertThat(AccessKeyIds.account(issued.accessKeyId())).isEqualTo(ACCOUNT);
        SealingKeys elsewhere = SealingKeys.of(List.of(ACTIVE), DEPLOYMENT, "realm-1", "210987654321");
        assertThat(AccessKeyIds.account(elsewhere.issue(SESSION).accessKeyId())).isEqualTo("210987654321");
        // A realm that got another account has other roles: what was issued before is for those.
        assertRefused(elsewhere, issued);
    }

    @Test
    void noTwoCredentialsOfTheSameSessionShareAnything() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            TemporaryCredentials credentials = keys.issue(SESSION);
            assertThat(seen.add(credentials.accessKeyId())).isTrue();
            assertThat(seen.add(credentials.secretKey())).isTrue();
            assertThat(seen.add(credentials.sessionToken())).isTrue();
        }
    }

    @Test
    void theTokenShowsNeitherSessionNorSecret() {
        String raw = new String(Base64.getDecoder().decode(issued.sessionToken()), StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("pool-1", "identity-1", "role-1", "authenticated", issued.secretKey(), issued.accessKeyId());
    }

    @Test
    void credentialsInALogShowNoSecret() {
        assertThat(issued.toString()).isEqualTo("TemporaryCredentials[" + issued.accessKeyId() + "]");
    }

    @Test
    void aChangeOfAnyBitOfAnyByteIsRefused() {
        byte[] token = Base64.getDecoder().decode(issued.sessionToken());
        for (int i = 0; i < token.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = token.clone();
                changed[i] ^= (byte) (1 << bit);
                assertRefused(issued.accessKeyId(), Base64.getEncoder().encodeToString(changed));
            }
        }
    }

    @Test
    void aTokenCutShortAnywhereIsRefused() {
        byte[] token = Base64.getDecoder().decode(issued.sessionToken());
        for (int length = 0; length < token.length; length++) {
            assertRefused(issued.accessKeyId(), Base64.getEncoder().encodeToString(Arrays.copyOf(token, length)));
        }
    }

    @Test
    void anExtendedTokenIsRefused() {
        byte[] token = Base64.getDecoder().decode(issued.sessionToken());
        for (int more = 1; more <= 32; more++) {
            assertRefused(issued.accessKeyId(), Base64.getEncoder().encodeToString(Arrays.copyOf(token, token.length + more)));
        }
    }

    @Test
    void otherSpellingsOfTheSameBytesAreRefused() {
        TemporaryCredentials padded = issuedWithPadding();
        String token = padded.sessionToken();
        String unpadded = token.replace("=", "");
        // The last character before the padding carries bits that decoding throws away.
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        char next = alphabet.charAt(alphabet.indexOf(unpadded.charAt(unpadded.length() - 1)) + 1);
        String looseBits = unpadded.substring(0, unpadded.length() - 1) + next + token.substring(unpadded.length());
        assertThat(Base64.getDecoder().decode(looseBits)).isEqualTo(Base64.getDecoder().decode(token));
        assertRefused(padded.accessKeyId(), looseBits);
        assertThat(Base64.getDecoder().decode(unpadded)).isEqualTo(Base64.getDecoder().decode(token));
        assertRefused(padded.accessKeyId(), unpadded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "=", "====", "AQ==", "not base 64!", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ==", "\u0000", "ünïcode"})
    void whatIsNoTokenIsRefused(String token) {
        assertRefused(issued.accessKeyId(), token);
    }

    @Test
    void surroundingSpaceAndLineBreaksAreRefused() {
        assertRefused(issued.accessKeyId(), " " + issued.sessionToken());
        assertRefused(issued.accessKeyId(), issued.sessionToken() + "\n");
        assertRefused(issued.accessKeyId(), issued.sessionToken().substring(0, 76) + "\r\n" + issued.sessionToken().substring(76));
    }

    @Test
    void noTokenAndNoAccessKeyIdAreRefused() {
        assertRefused(issued.accessKeyId(), null);
        assertRefused(null, issued.sessionToken());
        assertRefused("", issued.sessionToken());
    }

    @Test
    void aTokenLongerThanAnyIsNotEvenDecoded() {
        assertRefused(issued.accessKeyId(), "A".repeat(SealingKeys.MAX_TOKEN_CHARS + 4));
    }

    @Test
    void anotherAccessKeyIdIsRefused() {
        assertRefused(keys.issue(SESSION).accessKeyId(), issued.sessionToken());
        assertRefused(issued.accessKeyId().toLowerCase(), issued.sessionToken());
        assertRefused(issued.accessKeyId() + "A", issued.sessionToken());
        assertRefused(issued.accessKeyId().substring(0, 19), issued.sessionToken());
    }

    @Test
    void anotherRealmWithTheSameKeysRefusesIt() {
        assertRefused(SealingKeys.of(List.of(ACTIVE), DEPLOYMENT, "realm-2", ACCOUNT), issued);
    }

    @Test
    void aCloneOfTheRealmElsewhereRefusesIt() {
        assertRefused(SealingKeys.of(List.of(ACTIVE), bytes("another deployment of 32 bytes.."), "realm-1", ACCOUNT), issued);
    }

    @Test
    void aRealmWithOtherKeysRefusesIt() {
        assertRefused(SealingKeys.of(List.of(PASSIVE), DEPLOYMENT, "realm-1", ACCOUNT), issued);
    }

    @Test
    void aPassiveKeyStillOpens() throws Exception {
        SealingKeys rotated = SealingKeys.of(List.of(PASSIVE, ACTIVE), DEPLOYMENT, "realm-1", ACCOUNT);
        assertThat(rotated.open(issued.accessKeyId(), issued.sessionToken())).isEqualTo(issued);
    }

    @Test
    void theActiveKeySeals() throws Exception {
        TemporaryCredentials fresh = SealingKeys.of(List.of(ACTIVE, PASSIVE), DEPLOYMENT, "realm-1", ACCOUNT).issue(SESSION);
        assertThat(keys.open(fresh.accessKeyId(), fresh.sessionToken())).isEqualTo(fresh);
        assertRefused(SealingKeys.of(List.of(PASSIVE), DEPLOYMENT, "realm-1", ACCOUNT), fresh);
    }

    @Test
    void nothingIsSealedWithoutAKeyOrADeployment() {
        assertThatIllegalArgumentException().isThrownBy(() -> SealingKeys.of(List.of(), DEPLOYMENT, "realm-1", ACCOUNT));
        assertThatIllegalArgumentException().isThrownBy(() -> SealingKeys.of(List.of(ACTIVE), new byte[15], "realm-1", ACCOUNT));
    }

    private TemporaryCredentials issuedWithPadding() {
        String name = "n";
        TemporaryCredentials credentials = keys.issue(session(name));
        while (!credentials.sessionToken().endsWith("=")) {
            name += "n";
            credentials = keys.issue(session(name));
        }
        return credentials;
    }

    private void assertRefused(String accessKeyId, String token) {
        assertThatExceptionOfType(InvalidSessionTokenException.class).isThrownBy(() -> keys.open(accessKeyId, token))
                .withMessage("The security token included in the request is invalid.");
    }

    private static void assertRefused(SealingKeys others, TemporaryCredentials credentials) {
        assertThatExceptionOfType(InvalidSessionTokenException.class)
                .isThrownBy(() -> others.open(credentials.accessKeyId(), credentials.sessionToken()));
    }

    private static Session session(String name) {
        return new SessionBuilder().name(name).build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
