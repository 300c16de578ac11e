package dev.keypool.messages.sms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.keypool.iam.sigv4.HttpRequest;
import dev.keypool.iam.sigv4.SignedRequest;
import dev.keypool.iam.sigv4.SigningCredentials;
import dev.keypool.messages.sms.SmsException;
import dev.keypool.outbound.OutboundRequest;
import dev.keypool.outbound.OutboundResponse;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SnsPublishTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SigningCredentials CREDENTIALS = new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "a secret key", null);

    private static OutboundRequest request(String endpoint, String senderId) {
        return new SnsPublish(URI.create(endpoint), "eu-central-1", CREDENTIALS, senderId).request("+14155550123", "Your code is 123456 & süß", NOW);
    }

    @Test
    void itIsPublishOfTheQueryProtocol() {
        OutboundRequest request = request("https://sns.eu-central-1.amazonaws.com", null);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://sns.eu-central-1.amazonaws.com/");
        assertThat(request.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        assertThat(new String(request.body(), UTF_8)).isEqualTo("Action=Publish&Version=2010-03-31&PhoneNumber=%2B14155550123"
                + "&Message=Your+code+is+123456+%26+s%C3%BC%C3%9F&MessageAttributes.entry.1.Name=AWS.SNS.SMS.SMSType"
                + "&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=Transactional");
    }

    @Test
    void theSenderIsAnAttributeToo() {
        assertThat(new String(request("https://sns.example.com/", "Shop").body(), UTF_8)).endsWith("&MessageAttributes.entry.2.Name=AWS.SNS.SMS.SenderID"
                + "&MessageAttributes.entry.2.Value.DataType=String&MessageAttributes.entry.2.Value.StringValue=Shop");
    }

    @Test
    void itIsSignedForTheServiceAndTheEndpointsOwnPath() throws Exception {
        OutboundRequest request = request("https://gateway.example.com:8443/sns", null);
        List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers().entrySet());
        headers.add(Map.entry("Host", "gateway.example.com:8443"));

        SignedRequest signed = SignedRequest.parse(new HttpRequest("POST", request.uri().getRawPath(), null, headers));

        assertThat(request.uri()).hasToString("https://gateway.example.com:8443/sns");
        assertThat(signed.accessKeyId()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
        signed.requireScope("eu-central-1", "sns");
        signed.verify("a secret key", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request.body())), NOW);
    }

    private static OutboundResponse response(int status, String body) {
        return new OutboundResponse(status, Map.of(), body.getBytes(UTF_8));
    }

    @Test
    void onlyAnAnswerOfPublishIsOne() {
        assertThatNoException().isThrownBy(() -> SnsPublish.requireSent(response(200,
                "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>")));
        assertThatExceptionOfType(SmsException.class).isThrownBy(() -> SnsPublish.requireSent(response(200, "<html>Please log in</html>")));
        assertThatExceptionOfType(SmsException.class).isThrownBy(() -> SnsPublish.requireSent(response(302, "")))
                .withMessage("The SMS service answered with status 302");
    }

    @Test
    void anErrorIsNamedButWhatTheServiceRepeatsIsNot() {
        assertThatExceptionOfType(SmsException.class).isThrownBy(() -> SnsPublish.requireSent(response(400, "<ErrorResponse><Error><Type>Sender</Type>"
                + "<Code>InvalidParameter</Code><Message>Invalid parameter: PhoneNumber Reason: +14155550123</Message></Error></ErrorResponse>")))
                .withMessage("The SMS service answered with status 400 InvalidParameter");
        assertThatExceptionOfType(SmsException.class).isThrownBy(() -> SnsPublish.requireSent(response(400, "<Code>14155550123</Code>")))
                .withMessage("The SMS service answered with status 400");
    }

    @Test
    void neitherSecretNorCodeIsShown() {
        assertThat(new SnsPublish(URI.create("https://sns.example.com"), "us-east-1", CREDENTIALS, null).toString()).doesNotContain("a secret key");
    }
}
