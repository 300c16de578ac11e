package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.StandIns.Request;
import dev.keypool.it.server.WithStandIns;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ComponentRepresentation;

/** A webhook that goes by Ed25519: whoever made the key pair has its public key, Keycloak has the private one, and Java's own code verifies. */
@WithStandIns
final class SignedWebhookIT {

    private static final String SYMMETRIC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ASYMMETRIC = "v1a,";

    private final KeycloakServer server;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private FunctionRealm realm;
    private KeyPair pair;
    private String path;

    SignedWebhookIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() throws GeneralSecurityException {
        realm = FunctionRealm.on(server);
        path = "/" + UUID.randomUUID();
        StandIns.at(path, request -> {
            requests.add(request);
            return Answer.of(200, new String(request.body(), StandardCharsets.UTF_8));
        });
        pair = newPair();
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String secret(KeyPair pair) {
        return "whsk_" + Base64.getEncoder().encodeToString(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow());
    }

    private String webhook(Map<String, String> settings) {
        String id = realm.component("signed", "dev.keypool.triggers.TriggerFunction", "webhook", settings);
        realm.assign("PreTokenGeneration", Map.of("function", "signed"));
        return id;
    }

    private void set(String id, Map<String, String> secrets) {
        ComponentRepresentation component = realm.realm().resource().components().component(id).toRepresentation();
        secrets.forEach(component.getConfig()::putSingle);
        realm.realm().resource().components().component(id).update(component);
    }

    private Map<String, String> settings(String secret) {
        return Map.of("url", StandIns.uri(server, path).toString(), "secret", secret);
    }

    private Request nextCall() {
        assertThat(realm.alice().accessToken()).isNotNull();
        return requests.remove();
    }

    private static List<String> signatures(Request request) {
        return Arrays.asList(request.header("webhook-signature").split(" "));
    }

    private static boolean verifies(String signature, PublicKey key, Request request, byte[] body) {
        if (!signature.startsWith(ASYMMETRIC)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update((request.header("webhook-id") + "." + request.header("webhook-timestamp") + ".").getBytes(StandardCharsets.UTF_8));
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(signature.substring(ASYMMETRIC.length())));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifies(String signature, KeyPair pair, Request request) {
        return verifies(signature, pair.getPublic(), request, request.body());
    }

    @Test
    void theEventIsSignedForWhoeverHasThePublicKey() throws Exception {
        String id = webhook(settings(secret(pair)));

        Request first = nextCall();
        final Request second = nextCall();

        assertThat(signatures(first)).singleElement().satisfies(signature -> {
            assertThat(verifies(signature, pair, first)).isTrue();
            assertThat(verifies(signature, newPair(), first)).as("another key").isFalse();
            assertThat(verifies(signature, pair, second)).as("another event").isFalse();
            byte[] forged = new String(first.body(), StandardCharsets.UTF_8).replace("alice", "malice").getBytes(StandardCharsets.UTF_8);
            assertThat(verifies(signature, pair.getPublic(), first, forged)).as("another body").isFalse();
        });
        assertThat(Long.parseLong(first.header("webhook-timestamp"))).isCloseTo(Instant.now().getEpochSecond(), offset(60L));
        assertThat(first.header("webhook-id")).isNotEqualTo(second.header("webhook-id"));
        assertThat(realm.realm().resource().components().component(id).toRepresentation().getConfig().getFirst("secret"))
                .as("the private key is not given back").isEqualTo(ComponentRepresentation.SECRET_VALUE);
    }

    /** As some libraries write the pair. */
    @Test
    void thePublicKeyMayBeBehindThePrivateOne() {
        byte[] both = Arrays.copyOf(Base64.getDecoder().decode(secret(pair).substring("whsk_".length())), 64);
        byte[] encoded = pair.getPublic().getEncoded();
        System.arraycopy(encoded, encoded.length - 32, both, 32, 32);
        webhook(settings("whsk_" + Base64.getEncoder().encodeToString(both)));

        Request call = nextCall();

        assertThat(signatures(call)).singleElement().satisfies(signature -> assertThat(verifies(signature, pair, call)).isTrue());
    }

    @Test
    void whileTheKeyIsChangedBothSign() throws Exception {
        String id = webhook(settings(secret(pair)));
        KeyPair next = newPair();

        set(id, Map.of("secret", secret(next), "previousSecret", secret(pair)));
        Request both = nextCall();
        set(id, Map.of("previousSecret", ""));
        Request afterwards = nextCall();

        assertThat(signatures(both)).hasSize(2).satisfiesOnlyOnce(signature -> assertThat(verifies(signature, next, both)).isTrue())
                .satisfiesOnlyOnce(signature -> assertThat(verifies(signature, pair, both)).isTrue());
        assertThat(signatures(afterwards)).singleElement().satisfies(signature -> {
            assertThat(verifies(signature, next, afterwards)).as("the masked secret that was sent back is the one that was there").isTrue();
            assertThat(verifies(signature, pair, afterwards)).isFalse();
        });
    }

    @Test
    void aSharedSecretIsReplacedByAKeyPairTheSameWay() {
        String id = webhook(settings(SYMMETRIC));
        assertThat(Signatures.areRight(nextCall(), SYMMETRIC)).isTrue();

        set(id, Map.of("secret", secret(pair), "previousSecret", SYMMETRIC));
        Request both = nextCall();

        assertThat(signatures(both)).hasSize(2).satisfiesOnlyOnce(signature -> assertThat(verifies(signature, pair, both)).isTrue())
                .satisfiesOnlyOnce(signature -> assertThat(signature).startsWith("v1,"));
    }
}
