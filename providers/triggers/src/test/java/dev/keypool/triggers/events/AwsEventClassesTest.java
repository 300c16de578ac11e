package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolMigrateUserEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our events as a function in Java gets them and gives them back: through AWS's classes and the serialization of its runtime. */
final class AwsEventClassesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Envelope ENVELOPE = new Envelope("eu-central-1", "eu-central-1_shop", "app");

    private static <T> T read(ObjectNode event, Class<T> type) {
        return serializer(type).fromJson(event.toString());
    }

    private static <T> ObjectNode written(T event, Class<T> type) throws Exception {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer(type).toJson(event, json);
        return (ObjectNode) JSON.readTree(json.toByteArray());
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, AwsEventClassesTest.class.getClassLoader());
    }

    private static PreTokenGenerationEvent preToken(EventVersion version) {
        return new PreTokenGenerationEvent(ENVELOPE, version, TokenSource.HOSTED_AUTH, "alice", Map.of("email", "a@example.com"),
                new Groups(List.of("players"), List.of("arn:aws:iam::000000000000:role/player"), null), List.of("openid"), null);
    }

    @Test
    void preAuthentication() throws Exception {
        ObjectNode sent = new PreAuthenticationEvent(ENVELOPE, "alice", Map.of("email", "a@example.com"), false, Map.of("k", "v")).json();

        CognitoUserPoolPreAuthenticationEvent event = read(sent, CognitoUserPoolPreAuthenticationEvent.class);

        assertThat(event.getVersion()).isEqualTo("1");
        assertThat(event.getUserName()).isEqualTo("alice");
        assertThat(event.getUserPoolId()).isEqualTo("eu-central-1_shop");
        assertThat(event.getCallerContext().getClientId()).isEqualTo("app");
        assertThat(event.getRequest().getUserAttributes()).containsEntry("email", "a@example.com");
        assertThat(event.getRequest().getValidationData()).containsEntry("k", "v");
        ObjectNode answer = written(event, CognitoUserPoolPreAuthenticationEvent.class);
        assertThat(answer.has("response")).isFalse();
        PreAuthenticationEvent.requireEvent(answer);
    }

    @Test
    void preAuthenticationOfSomebodyUnknown() {
        ObjectNode sent = new PreAuthenticationEvent(ENVELOPE, "nobody", Map.of(), true, null).json();
        CognitoUserPoolPreAuthenticationEvent event = read(sent, CognitoUserPoolPreAuthenticationEvent.class);
        assertThat(event.getUserName()).isEqualTo("nobody");
        assertThat(event.getRequest().getUserNotFound()).isTrue();
        assertThat(event.getRequest().getValidationData()).isNull();
    }

    @Test
    void whatIsNoEventIsNoConsent() {
        for (String answer : List.of("{}", "{\"response\":null}", "{\"triggerSource\":1}", "{\"triggerSource\":\"X\",\"response\":[]}")) {
            assertThatThrownBy(() -> PreAuthenticationEvent.requireEvent((ObjectNode) JSON.readTree(answer))).as(answer)
                    .isInstanceOf(FunctionException.class);
        }
    }

    @Test
    void preTokenGeneration() throws Exception {
        CognitoUserPoolPreTokenGenerationEvent event = read(preToken(EventVersion.V1_0).json(), CognitoUserPoolPreTokenGenerationEvent.class);
        assertThat(event.getTriggerSource()).isEqualTo("TokenGeneration_HostedAuth");
        assertThat(event.getRequest().getGroupConfiguration().getGroupsToOverride()).containsExactly("players");
        event.getResponse().setClaimsOverrideDetails(CognitoUserPoolPreTokenGenerationEvent.ClaimsOverrideDetails.builder()
                .withClaimsToAddOrOverride(Map.of("plan", "gold")).withClaimsToSuppress(new String[] {"email"}).build());

        TokenOverride override = TokenOverride.read(written(event, CognitoUserPoolPreTokenGenerationEvent.class), preToken(EventVersion.V1_0));

        assertThat(override.idToken().addOrOverride().get("plan").textValue()).isEqualTo("gold");
        assertThat(override.idToken().suppress()).containsExactly("email");
    }

    @Test
    void groupsThatAFunctionDoesNotTouchStayAsTheyAre() throws Exception {
        CognitoUserPoolPreTokenGenerationEvent event = read(preToken(EventVersion.V1_0).json(), CognitoUserPoolPreTokenGenerationEvent.class);
        event.getResponse().setClaimsOverrideDetails(CognitoUserPoolPreTokenGenerationEvent.ClaimsOverrideDetails.builder().build());
        assertThat(TokenOverride.read(written(event, CognitoUserPoolPreTokenGenerationEvent.class), preToken(EventVersion.V1_0)).groups()).isNull();
    }

    @Test
    void anUntouchedEventChangesNothing() throws Exception {
        ObjectNode first = written(read(preToken(EventVersion.V1_0).json(), CognitoUserPoolPreTokenGenerationEvent.class),
                CognitoUserPoolPreTokenGenerationEvent.class);
        assertThat(TokenOverride.read(first, preToken(EventVersion.V1_0))).isEqualTo(TokenOverride.NONE);
        ObjectNode second = written(read(preToken(EventVersion.V3_0).json(), CognitoUserPoolPreTokenGenerationEventV2.class),
                CognitoUserPoolPreTokenGenerationEventV2.class);
        assertThat(TokenOverride.read(second, preToken(EventVersion.V3_0))).isEqualTo(TokenOverride.NONE);
    }

    @Test
    void anAppClientsOwnToken() throws Exception {
        PreTokenGenerationEvent sent = new PreTokenGenerationEvent(ENVELOPE, EventVersion.V3_0, TokenSource.CLIENT_CREDENTIALS, "service",
                Map.of(), null, List.of("solar/read"), Map.of("k", "v"));
        CognitoUserPoolPreTokenGenerationEventV2 event = read(sent.json(), CognitoUserPoolPreTokenGenerationEventV2.class);
        assertThat(event.getTriggerSource()).isEqualTo("TokenGeneration_ClientCredentials");
        assertThat(event.getRequest().getGroupConfiguration()).isNull();
        assertThat(event.getRequest().getClientMetadata()).containsEntry("k", "v");
        event.getResponse().setClaimsAndScopeOverrideDetails(CognitoUserPoolPreTokenGenerationEventV2.ClaimsAndScopeOverrideDetails.builder()
                .withAccessTokenGeneration(CognitoUserPoolPreTokenGenerationEventV2.AccessTokenGeneration.builder()
                        .withClaimsToAddOrOverride(Map.of("plan", "gold")).withScopesToSuppress(new String[] {"solar/read"}).build()).build());
        TokenOverride override = TokenOverride.read(written(event, CognitoUserPoolPreTokenGenerationEventV2.class), sent);
        assertThat(override.accessToken().addOrOverride().get("plan").textValue()).isEqualTo("gold");
        assertThat(override.scope("solar/read solar/write")).isEqualTo("solar/write");
    }

    @Test
    void preTokenGenerationOfTheSecondVersion() throws Exception {
        CognitoUserPoolPreTokenGenerationEventV2 event = read(preToken(EventVersion.V2_0).json(), CognitoUserPoolPreTokenGenerationEventV2.class);
        assertThat(event.getRequest().getScopes()).containsExactly("openid");
        event.getResponse().setClaimsAndScopeOverrideDetails(CognitoUserPoolPreTokenGenerationEventV2.ClaimsAndScopeOverrideDetails.builder()
                .withAccessTokenGeneration(CognitoUserPoolPreTokenGenerationEventV2.AccessTokenGeneration.builder()
                        .withScopesToAdd(new String[] {"solar/read"}).build()).build());

        TokenOverride override = TokenOverride.read(written(event, CognitoUserPoolPreTokenGenerationEventV2.class), preToken(EventVersion.V2_0));

        assertThat(override.scopesToAdd()).containsExactly("solar/read");
    }

    @Test
    void preSignUp() throws Exception {
        PreSignUpEvent sent = new PreSignUpEvent(ENVELOPE, SignUpSource.SIGN_UP, "alice", Map.of("email", "a@example.com"), Map.of("invitation", "A1"),
                Map.of("k", "v"));
        CognitoUserPoolPreSignUpEvent event = read(sent.json(), CognitoUserPoolPreSignUpEvent.class);
        assertThat(event.getTriggerSource()).isEqualTo("PreSignUp_SignUp");
        assertThat(event.getRequest().getUserAttributes()).containsEntry("email", "a@example.com");
        assertThat(event.getRequest().getValidationData()).containsEntry("invitation", "A1");
        assertThat(event.getRequest().getClientMetadata()).containsEntry("k", "v");
        event.getResponse().setAutoConfirmUser(true);

        SignUpAnswer answer = sent.read(written(event, CognitoUserPoolPreSignUpEvent.class));

        assertThat(answer).isEqualTo(new SignUpAnswer(true, false, false));
    }

    @Test
    void postConfirmation() throws Exception {
        ObjectNode sent = new PostConfirmationEvent(ENVELOPE, ConfirmationSource.FORGOT_PASSWORD, "alice", Map.of("sub", "1"), Map.of("k", "v")).json();

        CognitoUserPoolPostConfirmationEvent event = read(sent, CognitoUserPoolPostConfirmationEvent.class);

        assertThat(event.getTriggerSource()).isEqualTo("PostConfirmation_ConfirmForgotPassword");
        assertThat(event.getRequest().getUserAttributes()).containsEntry("sub", "1");
        assertThat(event.getRequest().getClientMetadata()).containsEntry("k", "v");
        ObjectNode answer = written(event, CognitoUserPoolPostConfirmationEvent.class);
        assertThat(answer.has("response")).isFalse();
        PostConfirmationEvent.requireEvent(answer);
    }

    @Test
    void postAuthentication() throws Exception {
        ObjectNode sent = new PostAuthenticationEvent(ENVELOPE, "alice", Map.of("email", "a@example.com"), Map.of("k", "v")).json();

        CognitoUserPoolPostAuthenticationEvent event = read(sent, CognitoUserPoolPostAuthenticationEvent.class);

        assertThat(event.getTriggerSource()).isEqualTo("PostAuthentication_Authentication");
        assertThat(event.getRequest().getUserAttributes()).containsEntry("email", "a@example.com");
        assertThat(event.getRequest().getClientMetadata()).containsEntry("k", "v");
        assertThat(event.getRequest().getNewDeviceUsed()).isFalse();
        ObjectNode answer = written(event, CognitoUserPoolPostAuthenticationEvent.class);
        assertThat(answer.has("response")).isFalse();
        PostAuthenticationEvent.requireEvent(answer);
    }

    @Test
    void userMigration() throws Exception {
        ObjectNode sent = new UserMigrationEvent(ENVELOPE, "bob", "a secret", Map.of("k", "v")).json();

        CognitoUserPoolMigrateUserEvent event = read(sent, CognitoUserPoolMigrateUserEvent.class);
        assertThat(event.getUserName()).isEqualTo("bob");
        assertThat(event.getRequest().getPassword()).isEqualTo("a secret");
        assertThat(event.getRequest().getValidationData()).containsEntry("k", "v");
        event.getResponse().setUserAttributes(Map.of("email", "b@example.com"));
        event.getResponse().setFinalUserStatus("CONFIRMED");
        event.getResponse().setMessageAction("SUPPRESS");

        assertThat(MigratedUser.read(written(event, CognitoUserPoolMigrateUserEvent.class)))
                .isEqualTo(new MigratedUser(Map.of("email", "b@example.com"), true, false));
    }

    @Test
    void customMessage() throws Exception {
        for (MessageSource source : EnumSet.complementOf(EnumSet.of(MessageSource.ACCOUNT_TAKE_OVER_NOTIFICATION))) {
            MessageEvent sent = new MessageEvent(ENVELOPE, source, "alice", Map.of("email", "a@example.com"), Map.of("k", "v"));
            CognitoUserPoolCustomMessageEvent event = read(sent.customMessage(), CognitoUserPoolCustomMessageEvent.class);
            assertThat(event.getTriggerSource()).isEqualTo(source.of(TriggerType.CUSTOM_MESSAGE));
            assertThat(event.getUserName()).isEqualTo("alice");
            assertThat(event.getRequest().getUserAttributes()).containsEntry("email", "a@example.com");
            assertThat(event.getRequest().getClientMetadata()).containsEntry("k", "v");
            assertThat(event.getRequest().getUsernameParameter()).isEqualTo(source == MessageSource.ADMIN_CREATE_USER ? "{username}" : null);
            assertThat(CustomMessage.read(source, written(event, CognitoUserPoolCustomMessageEvent.class))).as("untouched").isEqualTo(new CustomMessage(null, null));

            event.getResponse().setEmailSubject("Welcome");
            event.getResponse().setEmailMessage("Use " + event.getRequest().getCodeParameter());

            CustomMessage message = CustomMessage.read(source, written(event, CognitoUserPoolCustomMessageEvent.class));
            assertThat(message.subject()).isEqualTo("Welcome");
            assertThat(message.html(source, "https://id.example.com/?key=a", "alice")).isEqualTo("Use https://id.example.com/?key=a");
        }
    }

    @Test
    void customAuthentication() throws Exception {
        SignInSubject subject = new SignInSubject(ENVELOPE, "alice", Map.of("email", "a@example.com"), true);
        CognitoUserPoolDefineAuthChallengeEvent define =
                read(new DefineAuthChallengeEvent(subject, ChallengeResult.PASSWORD).json(), CognitoUserPoolDefineAuthChallengeEvent.class);
        assertThat(define.getRequest().getSession()[1].getChallengeName()).isEqualTo("PASSWORD_VERIFIER");
        assertThat(define.getRequest().getSession()[1].getChallengeResult()).isTrue();
        assertThat(define.getRequest().getUserNotFound()).isTrue();
        define.getResponse().setChallengeName("CUSTOM_CHALLENGE");
        assertThat(DefineAuthChallengeEvent.read(written(define, CognitoUserPoolDefineAuthChallengeEvent.class)))
                .isEqualTo(DefineAuthChallengeEvent.Next.CHALLENGE);

        CognitoUserPoolCreateAuthChallengeEvent create =
                read(new CreateAuthChallengeEvent(subject, ChallengeResult.PASSWORD).json(), CognitoUserPoolCreateAuthChallengeEvent.class);
        assertThat(create.getRequest().getChallengeName()).isEqualTo("CUSTOM_CHALLENGE");
        create.getResponse().setPrivateChallengeParameters(Map.of("answer", "42"));
        CustomChallenge challenge = CreateAuthChallengeEvent.read(written(create, CognitoUserPoolCreateAuthChallengeEvent.class));
        assertThat(challenge.privateParameters()).containsEntry("answer", "42");

        CognitoUserPoolVerifyAuthChallengeResponseEvent verify = read(
                new VerifyAuthChallengeEvent(subject, challenge.privateParameters(), "41").json(), CognitoUserPoolVerifyAuthChallengeResponseEvent.class);
        assertThat(verify.getRequest().getChallengeAnswer()).isEqualTo("41");
        assertThat(verify.getRequest().getPrivateChallengeParameters()).containsEntry("answer", "42");
        verify.getResponse().setAnswerCorrect(true);
        assertThat(VerifyAuthChallengeEvent.read(written(verify, CognitoUserPoolVerifyAuthChallengeResponseEvent.class))).isTrue();
    }
}
