package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.client.Http;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Command.Result;
import dev.keypool.it.tools.JavaScript;
import dev.keypool.it.tools.RequiresBrowser;
import dev.keypool.it.tools.RequiresJavaScript;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function that sends Keycloak's mails itself, and decrypts what they are about with AWS's own library. */
@WithStandIns
final class CustomEmailSenderIT {

    private static final String TRIGGER = "CustomEmailSender";
    private static final String KEY_TYPE = "dev.keypool.triggers.CodeKey";
    private static final String KEY = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    private static final String ARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final List<String> ACTIONS = List.of("UPDATE_PASSWORD");

    private final KeycloakServer server;
    private MailRealm realm;

    CustomEmailSenderIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRealm() {
        realm = MailRealm.on(server);
    }

    @AfterEach
    void close() {
        realm.close();
    }

    private void localKey() {
        realm.functions().component("codes", KEY_TYPE, "local", Map.of("key", KEY));
    }

    /** What the function got first; it is called when Keycloak has answered already. */
    private ObjectNode event() {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (realm.functions().events().isEmpty()) {
            assertThat(Instant.now()).as("the function was called in time").isBefore(deadline);
            Thread.onSpinWait();
        }
        return realm.functions().events().get(0);
    }

    private static String decrypted(ObjectNode event, Map<String, String> key) throws IOException, InterruptedException {
        Result result = JavaScript.run(key, "decrypt.mjs", event.at("/request/code").asText(), event.path("userPoolId").asText());
        assertThat(result.exitCode()).as(result.error()).isZero();
        return result.output().strip();
    }

    @Test
    @RequiresJavaScript
    void theFunctionGetsTheLinkAndNoMailGoesOut() throws Exception {
        localKey();
        realm.functions().assign(TRIGGER, Map.of());

        realm.user("alice").executeActionsEmail(ACTIONS);

        ObjectNode event = event();
        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomEmailSender_AdminCreateUser");
        assertThat(event.at("/request/type").asText()).isEqualTo("customEmailSenderRequestV1");
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("alice@example.org");
        assertThat(event.toString()).doesNotContain("action-token");
        EventSchemas.requireValid(realm.functions().events());
        String link = decrypted(event, Map.of("LOCAL_KEY", KEY));
        assertThat(link).contains("/realms/" + realm.realm().name() + "/login-actions/action-token?key=");
        assertThat(new Http().get(URI.create(link)).statusCode()).isEqualTo(200);
        assertThat(realm.mailbox().unread()).isZero();
    }

    @Test
    @RequiresBrowser
    void itIsCalledInTheHostedFlowsToo() {
        localKey();
        realm.functions().assign(TRIGGER, Map.of());

        realm.forgetPassword(realm.login(), "alice");

        assertThat(event().path("triggerSource").asText()).isEqualTo("CustomEmailSender_ForgotPassword");
        assertThat(realm.mailbox().unread()).isZero();
    }

    @Test
    @RequiresJavaScript
    void underAKmsKeyTheFunctionAsksKmsForTheDataKey() throws Exception {
        String path = "/kms/" + UUID.randomUUID();
        String answer = "{\"KeyId\":\"" + ARN + "\",\"Plaintext\":\"" + KEY + "\",\"CiphertextBlob\":\"c2VhbGVk\"}";
        ObjectNode[] asked = new ObjectNode[2];
        StandIns.at(path, request -> {
            asked[0] = request.header("X-Amz-Target").equals("TrentService.GenerateDataKey") ? FunctionRealm.json(request.body()) : null;
            return request.header("Authorization") == null ? Answer.of(403, "{}") : Answer.of(200, answer);
        });
        // AWS's client writes a slash at the end.
        StandIns.at(path + "/", request -> {
            asked[1] = request.header("X-Amz-Target").equals("TrentService.Decrypt") ? FunctionRealm.json(request.body()) : null;
            return Answer.of(200, answer);
        });
        realm.functions().component("codes", KEY_TYPE, "aws-kms", Map.of("keyId", "alias/codes", "region", "eu-central-1",
                "endpoint", StandIns.uri(server, path).toString(), "accessKeyId", "AKIAIOSFODNN7EXAMPLE", "secretAccessKey", "a secret key"));
        realm.functions().assign(TRIGGER, Map.of());

        realm.user("alice").executeActionsEmail(ACTIONS);

        ObjectNode event = event();
        assertThat(asked[0].path("KeyId").asText()).isEqualTo("alias/codes");
        assertThat(asked[0].at("/EncryptionContext/userpool-id")).isEqualTo(event.path("userPoolId"));
        String link = decrypted(event, Map.of("KMS_KEY", ARN, "KMS_ENDPOINT", "http://localhost:" + StandIns.uri(server, path).getPort() + path));
        assertThat(link).contains("/login-actions/action-token?key=");
        assertThat(asked[1].at("/EncryptionContext/userpool-id")).isEqualTo(event.path("userPoolId"));
    }

    @Test
    void whatTheFunctionGivesBackDoesNotMatter() {
        localKey();
        realm.functions().assign(TRIGGER, Map.of("onFailure", "continue"));
        realm.functions().givesNothingBack();

        realm.user("alice").executeActionsEmail(ACTIONS);
        event();
        realm.functions().throwsError("Not to this address");
        realm.user("alice").executeActionsEmail(ACTIONS);
        event();
        realm.functions().isDown();
        realm.user("alice").executeActionsEmail(ACTIONS);

        // The third one's: of the others there is none.
        assertThat(realm.mailbox().next().subject()).isEqualTo("Update Your Account");
        assertThat(realm.mailbox().unread()).isZero();
    }

    @Test
    void aFunctionThatFailsFailsUnseen() {
        localKey();
        realm.functions().assign(TRIGGER, Map.of());
        realm.functions().throwsError("no");

        realm.user("alice").executeActionsEmail(ACTIONS);

        event();
        assertThat(realm.mailbox().unread()).isZero();
    }

    @Test
    void withoutAKeyNothingIsSent() {
        realm.functions().assign(TRIGGER, Map.of());

        assertThatExceptionOfType(InternalServerErrorException.class).isThrownBy(() -> realm.user("alice").executeActionsEmail(ACTIONS))
                .satisfies(e -> assertThat(e.getResponse().readEntity(String.class)).contains("CustomEmailSender invocation failed."));

        assertThat(realm.functions().events()).isEmpty();
        assertThat(realm.mailbox().unread()).isZero();
    }

    @Test
    void keysThatCannotBeUsedAreRefused() {
        assertRefused("local", Map.of("key", "dG9vIHNob3J0"), "32 bytes");
        assertRefused("local", Map.of(), "key is required");
        assertRefused("local", Map.of("key", KEY, "keyNamespace", "aws-kms"), "keyNamespace");
        assertRefused("aws-kms", Map.of("keyId", "k", "accessKeyId", "AKIAIOSFODNN7EXAMPLE"), "secretAccessKey is required");
        assertRefused("aws-kms", Map.of("keyId", "k", "accessKeyId", "A", "secretAccessKey", "s", "endpoint", "ftp://x"), "endpoint");
        localKey();
        assertRefused("local", Map.of("key", KEY), "already");
    }

    private void assertRefused(String kind, Map<String, String> settings, String why) {
        try (Response response = realm.functions().create("another", KEY_TYPE, kind, settings)) {
            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(response.readEntity(String.class)).contains(why).doesNotContain(KEY);
        }
    }

    @Test
    void theKeyIsNotGivenBack() {
        localKey();

        assertThat(realm.realm().resource().components().query(null, KEY_TYPE).get(0).getConfig().getFirst("key")).isEqualTo("**********");
    }
}
