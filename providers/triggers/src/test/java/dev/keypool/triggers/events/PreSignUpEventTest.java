package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PreSignUpEventTest {

    private static final Map<String, String> ATTRIBUTES = Map.of("email", "alice@example.org", "phone_number", "+491700000000");

    private static PreSignUpEvent event(SignUpSource source, Map<String, String> attributes) {
        return new PreSignUpEvent(new Envelope("us-east-1", "us-east-1_shop", "app"), source, "alice", attributes, null, null);
    }

    private static SignUpAnswer read(PreSignUpEvent event, String member, Object value) throws FunctionException {
        ObjectNode answer = event.json();
        answer.withObject("/response").set(member, new ObjectMapper().valueToTree(value));
        return event.read(answer);
    }

    @Test
    void itIsPreFilledAsCognitosIs() {
        ObjectNode event = event(SignUpSource.SIGN_UP, ATTRIBUTES).json();

        assertThat(event.path("version").asText()).isEqualTo("1");
        assertThat(event.path("triggerSource").asText()).isEqualTo("PreSignUp_SignUp");
        assertThat(event.path("response").toString())
                .isEqualTo("{\"autoConfirmUser\":false,\"autoVerifyEmail\":false,\"autoVerifyPhone\":false}");
        assertThat(event.path("request").has("validationData")).isTrue();
        assertThat(event.at("/request/validationData").isNull()).isTrue();
        assertThat(event.path("request").has("clientMetadata")).isFalse();
    }

    @Test
    void theUnchangedEventSparesNothing() throws FunctionException {
        PreSignUpEvent event = event(SignUpSource.SIGN_UP, ATTRIBUTES);

        assertThat(event.read(event.json())).isEqualTo(SignUpAnswer.NOTHING);
    }

    @Test
    void aResponseWithoutMembersSparesNothing() throws FunctionException {
        PreSignUpEvent event = event(SignUpSource.SIGN_UP, ATTRIBUTES);
        ObjectNode answer = event.json();
        answer.putObject("response");

        assertThat(event.read(answer)).isEqualTo(SignUpAnswer.NOTHING);
    }

    @Test
    void whatTheFunctionSparesIsRead() throws FunctionException {
        PreSignUpEvent event = event(SignUpSource.SIGN_UP, ATTRIBUTES);
        ObjectNode answer = event.json();
        answer.withObject("/response").put("autoConfirmUser", true).put("autoVerifyEmail", true).put("autoVerifyPhone", true);

        assertThat(event.read(answer)).isEqualTo(new SignUpAnswer(true, true, true));
    }

    @Test
    void nothingElseThanTrueAndFalseIsAnAnswer() {
        PreSignUpEvent event = event(SignUpSource.SIGN_UP, ATTRIBUTES);

        assertThatThrownBy(() -> read(event, "autoConfirmUser", "true")).isInstanceOf(FunctionException.class).hasMessageContaining("autoConfirmUser");
        assertThatThrownBy(() -> read(event, "autoVerifyEmail", 1)).isInstanceOf(FunctionException.class).hasMessageContaining("autoVerifyEmail");
    }

    @Test
    void whatIsNotThereCannotBeVerified() {
        PreSignUpEvent event = event(SignUpSource.SIGN_UP, Map.of());

        assertThatThrownBy(() -> read(event, "autoVerifyEmail", true)).isInstanceOf(FunctionException.class).hasMessageContaining("autoVerifyEmail");
        assertThatThrownBy(() -> read(event, "autoVerifyPhone", true)).isInstanceOf(FunctionException.class).hasMessageContaining("autoVerifyPhone");
    }

    @Test
    void whereAnAdministratorCreatesSomebodyTheResponseIsIgnored() throws FunctionException {
        PreSignUpEvent event = event(SignUpSource.ADMIN_CREATE_USER, Map.of());

        assertThat(event.json().path("triggerSource").asText()).isEqualTo("PreSignUp_AdminCreateUser");
        assertThat(read(event, "autoVerifyEmail", true)).isEqualTo(SignUpAnswer.NOTHING);
    }

    @Test
    void aFunctionMustGiveTheEventBack() {
        for (SignUpSource source : SignUpSource.values()) {
            ObjectNode answer = event(source, ATTRIBUTES).json();
            answer.remove("response");

            assertThatThrownBy(() -> event(source, ATTRIBUTES).read(answer)).isInstanceOf(FunctionException.class);
        }
    }
}
