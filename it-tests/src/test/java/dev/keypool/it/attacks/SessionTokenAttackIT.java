package dev.keypool.it.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithKeycloak;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session tokens that were not issued like that, or not here, or for what is no longer there. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionTokenAttackIT {

    private static final int KEY_ID = 1;
    private static final int SALT = 9;
    private static final int SEALED = 25;

    private final KeycloakServer server;
    private GameRealm realm;
    private Credentials alice;
    private URI sts;

    SessionTokenAttackIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void signIn() {
        realm = GameRealm.on(server);
        alice = realm.credentialsOf("alice");
        sts = realm.uri("/sts");
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Test
    void untouchedCredentialsAreAccepted() {
        assertThat(Sdk.callerArn(alice, sts))
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/player/CognitoIdentityCredentials");
    }

    /** One bit in the version, the key's id, the salt, the ciphertext, the tag. */
    @ParameterizedTest
    @ValueSource(ints = {0, KEY_ID, SALT - 1, SALT, SEALED - 1, SEALED, SEALED + 40, -16, -1})
    void oneChangedBitIsRefused(int position) {
        byte[] token = Base64.getDecoder().decode(alice.sessionToken());
        token[position < 0 ? token.length + position : position] ^= 1;

        Sdk.refused(alice.withSessionToken(Base64.getEncoder().encodeToString(token)), sts, 403, "InvalidClientTokenId");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 24, 25, 26, 40, 41, 100})
    void whatIsLeftOfATokenIsRefused(int length) {
        byte[] token = Arrays.copyOf(Base64.getDecoder().decode(alice.sessionToken()), length);

        refused(alice.withSessionToken(Base64.getEncoder().encodeToString(token)));
    }

    @Test
    void otherSpellingsOfTheSameBytesAreRefused() {
        String token = alice.sessionToken();
        refused(alice.withSessionToken(token + "="));
        refused(alice.withSessionToken(token + "===="));
        refused(alice.withSessionToken(token + token));
        refused(alice.withSessionToken(Base64.getUrlEncoder().encodeToString(append(Base64.getDecoder().decode(token)))));
        refused(alice.withSessionToken(token.toLowerCase()));
        refused(alice.withSessionToken("A".repeat(8192)));
        refused(alice.withSessionToken("A".repeat(8196)));
        refused(alice.withSessionToken("not base 64!"));
    }

    @Test
    void theWrongSecretIsRefused() {
        Sdk.refused(alice.withSecretKey("A".repeat(40)), sts, 403, "SignatureDoesNotMatch");
        Sdk.refused(alice.withSecretKey(alice.secretKey().toLowerCase()), sts, 403, "SignatureDoesNotMatch");
    }

    @Test
    void anotherAccessKeyIdIsRefused() {
        Sdk.refused(alice.withAccessKeyId("ASIAAAAAAAAAAAAAAAAA"), sts, 403, "InvalidClientTokenId");
        Sdk.refused(alice.withAccessKeyId("AKIAIOSFODNN7EXAMPLE"), sts, 403, "InvalidClientTokenId");
        Sdk.refused(alice.withAccessKeyId(alice.accessKeyId().toLowerCase()), sts, 403, "InvalidClientTokenId");
        Sdk.refused(alice.withAccessKeyId(alice.accessKeyId().substring(0, 19)), sts, 403, "InvalidClientTokenId");
    }

    @Test
    void partsOfTwoCredentialsDoNotMix() {
        Credentials bob = realm.credentialsOf("bob");
        Credentials again = realm.credentialsOf("alice");

        Sdk.refused(alice.withSessionToken(bob.sessionToken()), sts, 403, "InvalidClientTokenId");
        Sdk.refused(alice.withSessionToken(again.sessionToken()), sts, 403, "InvalidClientTokenId");
        Sdk.refused(alice.withSessionToken(bob.sessionToken()).withAccessKeyId(bob.accessKeyId()), sts, 403, "SignatureDoesNotMatch");
    }

    /** Salt and key id of one token with the ciphertext of another. */
    @Test
    void headAndTailOfTwoTokensDoNotMix() {
        byte[] head = Base64.getDecoder().decode(alice.sessionToken());
        byte[] tail = Base64.getDecoder().decode(realm.credentialsOf("bob").sessionToken());
        System.arraycopy(head, 0, tail, 0, SEALED);

        refused(alice.withSessionToken(Base64.getEncoder().encodeToString(tail)));
    }

    @Test
    void anotherRealmDoesNotKnowThem() {
        try (GameRealm other = GameRealm.on(server)) {
            Sdk.refused(alice, other.uri("/sts"), 403, "InvalidClientTokenId");
        }
    }

    /** Whoever exports a realm and imports it under another name has two realms with the same keys. */
    @Test
    void aCloneWithTheSameKeysDoesNotKnowThem() {
        Map<String, String> secret = Map.of("algorithm", "HS512", "kid", "5d3c4f1e-9a61-4c0a-8c4d-5e01a3d0c1e4",
                "secret", TokenForge.base64("the same sixty-four bytes in both of these realms, not a bit less".getBytes()),
                "priority", "1000");
        try (GameRealm original = GameRealm.on(server); GameRealm clone = GameRealm.on(server)) {
            original.addKey("hmac-generated", secret);
            clone.addKey("hmac-generated", secret);
            Credentials credentials = original.credentialsOf("alice");
            assertThat(Sdk.callerArn(credentials, original.uri("/sts"))).isNotBlank();

            Sdk.refused(credentials, clone.uri("/sts"), 403, "InvalidClientTokenId");
        }
    }

    @Test
    void aDeletedRoleTakesItsCredentialsAlongEvenIfItsNameComesBack() {
        try (GameRealm other = GameRealm.on(server)) {
            Credentials credentials = other.credentialsOf("alice");
            assertThat(Sdk.callerArn(credentials, other.uri("/sts"))).isNotBlank();

            other.resource().components().component(other.playerRoleId()).remove();
            Sdk.refused(credentials, other.uri("/sts"), 403, "InvalidClientTokenId");

            other.resource().components().add(other.playerRole()).close();
            Sdk.refused(credentials, other.uri("/sts"), 403, "InvalidClientTokenId");
            assertThat(Sdk.callerArn(other.credentialsOf("alice"), other.uri("/sts"))).isNotBlank();
        }
    }

    @Test
    void aDeletedPoolTakesItsCredentialsAlong() {
        try (GameRealm other = GameRealm.on(server)) {
            Credentials person = other.credentialsOf("alice");
            Credentials guest = other.guestCredentials();
            other.resource().components().component(other.poolComponentId()).remove();

            Sdk.refused(person, other.uri("/sts"), 403, "InvalidClientTokenId");
            Sdk.refused(guest, other.uri("/sts"), 403, "InvalidClientTokenId");
        }
    }

    @Test
    void aRemovedRealmKeyTakesItsCredentialsAlong() {
        try (GameRealm other = GameRealm.on(server)) {
            Credentials credentials = other.credentialsOf("alice");
            other.resource().keys().getKeyMetadata().getKeys().stream().filter(key -> "HS512".equals(key.getAlgorithm()))
                    .forEach(key -> other.resource().components().component(key.getProviderId()).remove());

            Sdk.refused(credentials, other.uri("/sts"), 403, "InvalidClientTokenId");
        }
    }

    @Test
    void aDisabledRealmAndOneThatRequiresHttpsRefuseThem() {
        try (GameRealm other = GameRealm.on(server)) {
            Credentials credentials = other.credentialsOf("alice");
            other.update(settings -> settings.setSslRequired("all"));
            Sdk.refused(credentials, other.uri("/sts"), 403, "AccessDenied");

            other.update(settings -> {
                settings.setSslRequired("external");
                settings.setEnabled(false);
            });
            Sdk.refused(credentials, other.uri("/sts"), 403, "AccessDenied");
        }
    }

    private static byte[] append(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private void refused(Credentials credentials) {
        WireAnswer answer = SigV4.getCallerIdentity(credentials, sts).request().send(server.baseUrl());

        String message = Refusals.sts(answer, 403, "InvalidClientTokenId");
        assertThat(message).isEqualTo("The security token included in the request is invalid.");
    }
}
