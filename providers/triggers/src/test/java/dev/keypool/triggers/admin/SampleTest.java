package dev.keypool.triggers.admin;

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
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.events.Envelope;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.Groups;
import dev.keypool.triggers.events.PreAuthenticationEvent;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.functions.FunctionException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sample events: there is one for each trigger source, of AWS's shape. */
final class SampleTest {

    private static final Envelope ENVELOPE = new Envelope("eu-central-1", "eu-central-1_shop", "app");
    private static final Person ALICE = new Person("alice", Map.of("sub", "1", "custom:tier", "gold"), Groups.NONE);
    /** As AWS's library for functions in Java knows them. */
    private static final Map<TriggerType, Class<?>> CLASSES = Map.of(TriggerType.PRE_SIGN_UP, CognitoUserPoolPreSignUpEvent.class,
            TriggerType.POST_CONFIRMATION, CognitoUserPoolPostConfirmationEvent.class,
            TriggerType.PRE_AUTHENTICATION, CognitoUserPoolPreAuthenticationEvent.class,
            TriggerType.POST_AUTHENTICATION, CognitoUserPoolPostAuthenticationEvent.class,
            TriggerType.DEFINE_AUTH_CHALLENGE, CognitoUserPoolDefineAuthChallengeEvent.class,
            TriggerType.CREATE_AUTH_CHALLENGE, CognitoUserPoolCreateAuthChallengeEvent.class,
            TriggerType.VERIFY_AUTH_CHALLENGE_RESPONSE, CognitoUserPoolVerifyAuthChallengeResponseEvent.class,
            TriggerType.USER_MIGRATION, CognitoUserPoolMigrateUserEvent.class,
            TriggerType.CUSTOM_MESSAGE, CognitoUserPoolCustomMessageEvent.class);

    private static TestRequest request(String source) {
        boolean clientsOwn = source.equals("TokenGeneration_ClientCredentials");
        return new TestRequest(source, clientsOwn ? EventVersion.V3_0 : null, null, null, null, null);
    }

    static Stream<String> sources() {
        return Stream.concat(Sample.all().keySet().stream(), TokenExperiment.SOURCES.keySet().stream());
    }

    private static Experiment experiment(String source) throws BadTestException {
        return Experiment.of(request(source), ENVELOPE, null);
    }

    @Test
    void thereIsOneForEachSourceOfTheCatalogue() {
        assertThat(sources()).hasSize(41).doesNotHaveDuplicates();
        assertThat(Sample.all().values()).extracting(Sample::type)
                .containsOnly(Stream.of(TriggerType.values()).filter(type -> type != TriggerType.PRE_TOKEN_GENERATION).toArray(TriggerType[]::new));
    }

    /** Triggers whose flow needs more than the event as it was. */
    private static final Set<TriggerType> NEED_AN_ANSWER = Set.of(TriggerType.DEFINE_AUTH_CHALLENGE, TriggerType.USER_MIGRATION);

    @ParameterizedTest
    @MethodSource("sources")
    void itIsAWholeEventAndGivenBackItChangesNothing(String source) throws Exception {
        Experiment experiment = experiment(source);
        ObjectNode event = experiment.event();

        assertThat(event.path("triggerSource").textValue()).isEqualTo(source);
        assertThat(event.path("userPoolId").textValue()).isEqualTo("eu-central-1_shop");
        assertThat(event.at("/callerContext/clientId").textValue()).isEqualTo("app");
        assertThat(event.path("userName").isTextual()).isTrue();
        assertThat(event.path("request").isObject()).isTrue();
        assertThat(event.path("response").isObject()).as("functions assign into it").isTrue();
        if (NEED_AN_ANSWER.contains(experiment.type())) {
            assertThatThrownBy(() -> experiment.effect(event.deepCopy())).isInstanceOf(FunctionException.class);
            return;
        }
        ObjectNode changes = experiment.effect(event.deepCopy());
        assertThat(changes.path("idToken")).isEmpty();
        assertThat(changes.path("accessToken")).isEmpty();
        changes.remove(List.of("idToken", "accessToken"));
        assertThat(changes).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void awssClassesReadIt(String source) throws Exception {
        Experiment experiment = experiment(source);
        Class<?> type = CLASSES.get(experiment.type());
        if (type != null) {
            Object event = LambdaEventSerializers.serializerFor(type, getClass().getClassLoader()).fromJson(experiment.event().toString());
            assertThat(event).isInstanceOf(type).extracting("triggerSource").isEqualTo(source);
        }
    }

    /** Where the real event's class exists, the sample has its members. */
    @Test
    void aSampleIsShapedAsTheRealEvent() throws Exception {
        ObjectNode real = new PreAuthenticationEvent(ENVELOPE, "sample-user", Person.SAMPLE.attributes(), false, null).json();

        assertThat(experiment("PreAuthentication_Authentication").event()).isEqualTo(real);
    }

    @Test
    void aRealPersonsAttributesTakeThePlaceOfTheSamples() throws Exception {
        ObjectNode event = Experiment.of(request("PreSignUp_SignUp"), ENVELOPE, ALICE).event();
        assertThat(event.path("userName").textValue()).isEqualTo("alice");
        assertThat(event.at("/request/userAttributes").toString()).contains("gold").doesNotContain("sample@");

        ObjectNode migration = Experiment.of(request("UserMigration_Authentication"), ENVELOPE, ALICE).event();
        assertThat(migration.at("/request/userAttributes").isMissingNode()).as("AWS sends none").isTrue();
        assertThat(migration.at("/request/password").textValue()).isEqualTo("sample-password");
        assertThat(experiment("UserMigration_ForgotPassword").event().at("/request/password").isMissingNode()).isTrue();
    }

    static Stream<Sample> samples() {
        return Sample.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void membersOfTheResponseHaveTheirTypes(Sample sample) throws Exception {
        ObjectNode answer = sample.event(ENVELOPE, null);
        answer.set("response", sample.file().get("answer").deepCopy());
        assertThat(sample.changes(answer).properties()).hasSameSizeAs(sample.file().get("answer").properties());

        for (Map.Entry<String, JsonNode> member : sample.file().get("answer").properties()) {
            answer.set("response", EventJson.newObject().put(member.getKey(), 5));
            assertThatThrownBy(() -> sample.changes(answer)).isInstanceOf(FunctionException.class)
                    .hasMessageContaining(member.getKey() + " must be").extracting(e -> ((FunctionException) e).kind())
                    .isEqualTo(FunctionException.Kind.INVALID_RESPONSE);
        }
        answer.remove("response");
        if (sample.type().awsName().endsWith("Sender")) {
            assertThat(sample.changes(answer)).as("nobody looks at it").isEmpty();
        } else {
            assertThatThrownBy(() -> sample.changes(answer)).isInstanceOf(FunctionException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theFlowTakesTheFilledInResponse(String source) throws Exception {
        Experiment experiment = experiment(source);
        Sample sample = Sample.all().get(source);
        if (sample != null) {
            ObjectNode answer = experiment.event();
            answer.set("response", sample.file().get("answer").deepCopy());
            assertThat(experiment.effect(answer).isEmpty()).isEqualTo(sample.file().get("answer").isEmpty());
        }
    }

    @Test
    void whatTheFlowWouldNotTakeIsNoSuccess() throws Exception {
        Experiment signUp = Experiment.of(new TestRequest("PreSignUp_SignUp", null, null, null, null, null), ENVELOPE, ALICE);
        ObjectNode answer = signUp.event();
        answer.withObject("/response").put("autoVerifyEmail", true);
        assertThatThrownBy(() -> signUp.effect(answer)).isInstanceOf(FunctionException.class);
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThatThrownBy(() -> experiment("Nonsense")).hasMessageContaining("CustomMessage_SignUp").hasMessageContaining("TokenGeneration_HostedAuth");
        assertThatThrownBy(() -> Experiment.of(new TestRequest("PreSignUp_SignUp", EventVersion.V2_0, null, null, null, null), ENVELOPE, null))
                .isInstanceOf(BadTestException.class);
        assertThatThrownBy(() -> Experiment.of(new TestRequest("TokenGeneration_ClientCredentials", null, null, null, null, null), ENVELOPE, null))
                .isInstanceOf(BadTestException.class);
    }
}
