package dev.keypool.triggers.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MessageEventTest {

    private static final Envelope ENVELOPE = new Envelope("eu-central-1", "eu-central-1_shop", "app");

    private static MessageEvent event(MessageSource source, Map<String, String> clientMetadata) {
        return new MessageEvent(ENVELOPE, source, "alice", Map.of("email", "a@example.com"), clientMetadata);
    }

    @Test
    void awsClassReadsItAndItsAnswerIsUnderstood() throws Exception {
        PojoSerializer<CognitoUserPoolCustomMessageEvent> serializer = LambdaEventSerializers.serializerFor(CognitoUserPoolCustomMessageEvent.class,
                getClass().getClassLoader());
        CognitoUserPoolCustomMessageEvent event = serializer.fromJson(new ByteArrayInputStream(
                event(MessageSource.SIGN_UP, Map.of("k", "v")).customMessage().toString().getBytes(UTF_8)));
        assertThat(event.getTriggerSource()).isEqualTo("CustomMessage_SignUp");
        assertThat(event.getRequest().getUserAttributes()).containsEntry("email", "a@example.com");
        assertThat(event.getRequest().getClientMetadata()).containsEntry("k", "v");
        event.getResponse().setEmailSubject("Welcome");
        event.getResponse().setEmailMessage("Code: " + event.getRequest().getCodeParameter());

        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer.toJson(event, json);
        CustomMessage message = CustomMessage.read(MessageSource.SIGN_UP, (ObjectNode) new ObjectMapper().readTree(json.toByteArray()));

        assertThat(message).isEqualTo(new CustomMessage("Welcome", "Code: {####}"));
    }

    @Test
    void itHasTheParametersAndAnAnswerToFillIn() {
        ObjectNode event = event(MessageSource.FORGOT_PASSWORD, null).customMessage();

        assertThat(event.path("version").asText()).isEqualTo("1");
        assertThat(event.at("/request/codeParameter").asText()).isEqualTo("{####}");
        assertThat(event.at("/request/linkParameter").asText()).isEqualTo("{##Click Here##}");
        assertThat(event.at("/request/usernameParameter").isNull()).isTrue();
        assertThat(event.at("/request/clientMetadata").isMissingNode()).isTrue();
        assertThat(event.path("response").toString()).isEqualTo("{\"smsMessage\":null,\"emailMessage\":null,\"emailSubject\":null}");
    }

    @Test
    void peopleThatAdministratorsMakeAreToldTheirNames() {
        assertThat(event(MessageSource.ADMIN_CREATE_USER, null).customMessage().at("/request/usernameParameter").asText()).isEqualTo("{username}");
    }

    @Test
    void theSenderGetsTheCodeAndTheTypeOfTheRequest() {
        ObjectNode event = event(MessageSource.RESEND_CODE, null).customSender(TriggerType.CUSTOM_EMAIL_SENDER, "AgR4");

        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomEmailSender_ResendCode");
        assertThat(event.at("/request/type").asText()).isEqualTo("customEmailSenderRequestV1");
        assertThat(event.at("/request/code").asText()).isEqualTo("AgR4");
        assertThat(event.at("/request/userAttributes/email").asText()).isEqualTo("a@example.com");
        assertThat(event.path("response")).isEmpty();
    }

    @Test
    void theSenderOfSmsGetsTheSameUnderItsOwnName() {
        ObjectNode event = event(MessageSource.AUTHENTICATION, null).customSender(TriggerType.CUSTOM_SMS_SENDER, "AgR4");

        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomSMSSender_Authentication");
        assertThat(event.at("/request/type").asText()).isEqualTo("customSMSSenderRequestV1");
        assertThat(event.at("/request/code").asText()).isEqualTo("AgR4");
    }

    @Test
    void aNoticeHasNoCodeAndAllThatAwssTypesRequire() {
        Map<String, String> attributes = new AccountNotice("e-1", "alice", null, Instant.parse("2026-01-02T03:04:05.678Z")).attributes();
        ObjectNode event = new MessageEvent(new Envelope("eu-central-1", "eu-central-1_shop", "app"), MessageSource.ACCOUNT_TAKE_OVER_NOTIFICATION,
                "alice", attributes, null).customSender(TriggerType.CUSTOM_EMAIL_SENDER, null);

        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomEmailSender_AccountTakeOverNotification");
        assertThat(event.path("request").has("code")).isTrue();
        assertThat(event.at("/request/code").isNull()).isTrue();
        assertThat(event.path("request").has("clientMetadata")).isFalse();
        assertThat(event.at("/request/userAttributes").toString()).isEqualTo("{\"EVENT_ID\":\"e-1\",\"USER_NAME\":\"alice\",\"IP_ADDRESS\":\"\","
                + "\"ACCOUNT_TAKE_OVER_ACTION\":\"BLOCK\",\"ONE_CLICK_LINK_VALID\":\"\",\"ONE_CLICK_LINK_INVALID\":\"\","
                + "\"LOGIN_TIME\":\"2026-01-02T03:04:05Z\",\"FEEDBACK_TOKEN\":\"\"}");
    }
}
