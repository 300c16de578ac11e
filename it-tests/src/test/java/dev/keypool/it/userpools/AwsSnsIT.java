package dev.keypool.it.userpools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.StandIns.Request;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.SignInPages;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** The realm's sender of SMS against what stands in for AWS SNS, and verifies signatures as that does. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AwsSnsIT {

    private static final String TYPE = "dev.keypool.messages.sms.SmsSender";
    private static final String SECRET = "a secret key that nobody else has";
    private static final String TAKEN = "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>";
    private static final String REFUSED = "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code>"
            + "<Message>Invalid parameter: PhoneNumber Reason: %s is not valid to publish to</Message></Error></ErrorResponse>";

    private final KeycloakServer server;
    private final String path = "/sns/" + UUID.randomUUID();
    private final List<Map<String, String>> published = new CopyOnWriteArrayList<>();
    private StandIns.StandIn sns;
    private PhoneRealm realm;

    AwsSnsIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
        sns = StandIns.at(path, request -> Answer.of(500, ""));
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @BeforeEach
    void begin() {
        published.clear();
        sns.answers(request -> {
            if (!isSigned(request)) {
                return Answer.of(403, "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code></Error></ErrorResponse>");
            }
            published.add(form(request));
            return Answer.of(200, TAKEN);
        });
        realm.resource().components().query(null, TYPE).forEach(sender -> realm.resource().components().component(sender.getId()).remove());
    }

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("endpoint", StandIns.uri(server, path).toString(), "region", "eu-central-1",
                "accessKeyId", "AKIAIOSFODNN7EXAMPLE", "secretAccessKey", SECRET));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private Response create(Map<String, String> settings) {
        ComponentRepresentation sender = new ComponentRepresentation();
        sender.setName("sns");
        sender.setProviderType(TYPE);
        sender.setProviderId("aws-sns");
        sender.setConfig(new MultivaluedHashMap<>());
        settings.forEach(sender.getConfig()::putSingle);
        return realm.resource().components().add(sender);
    }

    private SignInPages.Page verify(String username, String number) {
        realm.person(username, user -> {
            user.setAttributes(Map.of("phoneNumber", List.of(number)));
            user.setRequiredActions(List.of(PhoneRealm.VERIFY));
        });
        return realm.signIn(realm.pages(), username);
    }

    @Test
    void whatItSendsIsPublishWithASignature() {
        create(settings("senderId", "Shop")).close();

        assertThat(verify("ann", "+14155558001").text()).contains("We have sent a code by SMS");

        assertThat(published).hasSize(1);
        assertThat(published.get(0)).containsEntry("Action", "Publish").containsEntry("Version", "2010-03-31").containsEntry("PhoneNumber", "+14155558001")
                .containsEntry("MessageAttributes.entry.1.Name", "AWS.SNS.SMS.SMSType").containsEntry("MessageAttributes.entry.1.Value.StringValue", "Transactional")
                .containsEntry("MessageAttributes.entry.2.Name", "AWS.SNS.SMS.SenderID").containsEntry("MessageAttributes.entry.2.Value.StringValue", "Shop");
        assertThat(published.get(0).get("Message")).matches("Your verification code is [0-9]{6}");
    }

    @Test
    void anotherSecretIsRefusedThere() throws IOException {
        create(settings("secretAccessKey", "another secret key")).close();

        assertFails(verify("ben", "+14155558002"), "403 SignatureDoesNotMatch", "4155558002");
    }

    @Test
    void whatTheServiceRefusesIsLoggedWithoutTheNumber() throws IOException {
        create(settings()).close();
        sns.answers(request -> Answer.of(400, REFUSED.formatted(form(request).get("PhoneNumber"))));

        assertFails(verify("cleo", "+14155558003"), "400 InvalidParameter", "4155558003");
    }

    @Test
    void anAnswerOfSomethingElseIsNone() throws IOException {
        create(settings()).close();
        sns.answers(request -> Answer.of(200, "<html>Please accept our terms</html>"));

        assertFails(verify("dora", "+14155558004"), "is none of Publish", "4155558004");
    }

    @Test
    void anAddressThatTheServersConfigurationDoesNotAllowIsNotCalled() throws IOException {
        create(settings("endpoint", StandIns.uri(server, path).toString().replaceFirst("//[^:/]+", "//127.0.0.1"))).close();
        int before = sns.requests();

        assertFails(verify("emil", "+14155558005"), "Only https is allowed here", "4155558005");
        assertThat(sns.requests()).isEqualTo(before);
    }

    private void assertFails(SignInPages.Page page, String logged, String number) throws IOException {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("The code could not be sent.");
        assertThat(published).isEmpty();
        assertThat(server.log()).contains(logged).doesNotContain(number).doesNotContain(SECRET);
    }

    @Test
    void settingsThatCannotBeUsedAreRefused() {
        assertRefused(settings("accessKeyId", ""), "accessKeyId is required.");
        assertRefused(settings("endpoint", "ftp://example.com"), "endpoint must be an https URL");
        assertRefused(settings("region", "EU"), "region must be a region such as us-east-1.");
        assertRefused(settings("senderId", "1234"), "senderId must be 1 to 11 letters");
        create(settings()).close();
        assertRefused(settings(), "The realm has a sender of SMS already.");
        assertThat(realm.resource().components().query(null, TYPE)).singleElement()
                .satisfies(sender -> assertThat(sender.getConfig().getFirst("secretAccessKey")).isEqualTo("**********"));
    }

    private void assertRefused(Map<String, String> settings, String why) {
        try (Response response = create(settings)) {
            assertThat(response.getStatus()).isEqualTo(400);
            assertThat(response.readEntity(String.class)).contains(why).doesNotContain(SECRET);
        }
    }

    private static Map<String, String> form(Request request) {
        return Arrays.stream(new String(request.body(), StandardCharsets.UTF_8).split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** Signature Version 4 written once more, so that nothing of what is tested is used to test it. */
    private static boolean isSigned(Request request) {
        try {
            String authorization = request.header("Authorization");
            String names = authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
            String headers = Arrays.stream(names.split(";")).map(name -> name + ":" + request.header(name) + "\n").collect(Collectors.joining());
            String canonical = String.join("\n", "POST", request.path(), "", headers, names, sha256(request.body()));
            String date = request.header("X-Amz-Date");
            String scope = date.substring(0, 8) + "/eu-central-1/sns/aws4_request";
            byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
            for (String part : scope.split("/")) {
                key = hmac(key, part);
            }
            String text = String.join("\n", "AWS4-HMAC-SHA256", date, scope, sha256(canonical.getBytes(StandardCharsets.UTF_8)));
            return names.contains("host") && authorization.equals("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/" + scope + ", SignedHeaders=" + names
                    + ", Signature=" + HexFormat.of().formatHex(hmac(key, text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
