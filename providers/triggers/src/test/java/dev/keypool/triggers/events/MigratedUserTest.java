package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.FunctionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MigratedUserTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Envelope ENVELOPE = new Envelope("eu-central-1", "eu-central-1_shop", "app");

    private static MigratedUser read(String response) throws Exception {
        return MigratedUser.read((ObjectNode) JSON.readTree("{\"response\":" + response.replace('\'', '"') + "}"));
    }

    @Test
    void whoIsNotConfirmedNeedsANewPassword() throws Exception {
        assertThat(read("{'userAttributes':{'email':'a@example.com','name':null},'finalUserStatus':'CONFIRMED','forceAliasCreation':true}"))
                .isEqualTo(new MigratedUser(Map.of("email", "a@example.com"), true, true, false));
        assertThat(read("{'userAttributes':{'email':'a@example.com'}}").confirmed()).isFalse();
        assertThat(read("{'userAttributes':{'email':'a@example.com'},'finalUserStatus':'RESET_REQUIRED'}").confirmed()).isFalse();
        assertThat(read("{'userAttributes':{'email':'a@example.com'},'finalUserStatus':null,'messageAction':'SUPPRESS',"
                + "'desiredDeliveryMediums':['EMAIL'],'enableSMSMFA':false}").forceAliasCreation()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{'userAttributes':[]}", "{'userAttributes':'nobody'}",
        "{'userAttributes':{'email':5}}", "{'userAttributes':{'email':'a'},'forceAliasCreation':'true'}", "{'userAttributes':{'email':'a'},'finalUserStatus':1}",
        "{'userAttributes':{'email':'a'},'desiredDeliveryMediums':'EMAIL'}", "{'userAttributes':{'email':'a'},'messageAction':{}}",
        "{'userAttributes':{'email':'a'},'enableSMSMFA':true}", "{'userAttributes':{'phone_number':' '},'enableSMSMFA':true}",
        "{'userAttributes':{'phone_number':'+14155550123'},'enableSMSMFA':'true'}"})
    void anythingElseIsNobody(String response) {
        assertThatThrownBy(() -> read(response)).isInstanceOf(FunctionException.class)
                .satisfies(e -> assertThat(((FunctionException) e).kind()).isEqualTo(FunctionException.Kind.INVALID_RESPONSE));
    }

    /** Cognito pre-fills null: a function that gives the event back as it came says no, and a guess was wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'userAttributes':null}", "{'userAttributes':{}}", "{'userAttributes':{'email':null}}"})
    void nobodyIsARefusal(String response) {
        assertThatThrownBy(() -> read(response)).isInstanceOfSatisfying(FunctionException.class,
                e -> assertThat(e.kind()).isEqualTo(FunctionException.Kind.REFUSED));
    }

    @Test
    void whoHasANumberMayHaveCodesAsASecondFactor() throws Exception {
        assertThat(read("{'userAttributes':{'phone_number':'+14155550123'},'enableSMSMFA':true}").smsFactor()).isTrue();
        assertThat(read("{'userAttributes':{'phone_number':'+14155550123'},'enableSMSMFA':null}").smsFactor()).isFalse();
    }

    @Test
    void attributesAreBounded() {
        assertThatThrownBy(() -> read("{'userAttributes':{'email':'" + "a".repeat(2049) + "'}}")).isInstanceOf(FunctionException.class);
        assertThatThrownBy(() -> read("{'userAttributes':{'custom:" + "a".repeat(255) + "':'a'}}")).isInstanceOf(FunctionException.class);
    }

    @Test
    void theEventIsCognitos() {
        ObjectNode event = new UserMigrationEvent(ENVELOPE, "bob", "a secret", null).json();

        assertThat(event.path("triggerSource").asText()).isEqualTo("UserMigration_Authentication");
        assertThat(event.path("request").toString()).isEqualTo("{\"password\":\"a secret\"}");
        assertThat(event.path("response").toString()).isEqualTo("{\"userAttributes\":null,\"forceAliasCreation\":null,\"enableSMSMFA\":null,"
                + "\"finalUserStatus\":null,\"messageAction\":null,\"desiredDeliveryMediums\":null}");
    }

    @Test
    void aForgottenPasswordIsNotSent() {
        ObjectNode event = new UserMigrationEvent(ENVELOPE, "bob", null, null).json();

        assertThat(event.path("triggerSource").asText()).isEqualTo("UserMigration_ForgotPassword");
        assertThat(event.path("request").has("password")).isFalse();
    }

    @Test
    void thePasswordIsInNoDescription() {
        assertThat(new UserMigrationEvent(ENVELOPE, "bob", "a secret", null).toString()).doesNotContain("a secret");
    }
}
