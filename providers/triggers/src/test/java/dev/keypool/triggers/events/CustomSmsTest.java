package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.functions.FunctionException;
import org.junit.jupiter.api.Test;

final class CustomSmsTest {

    private static CustomSms read(String text) throws FunctionException {
        ObjectNode answer = EventJson.newObject();
        answer.putObject("response").put("smsMessage", text);
        return CustomSms.read(answer);
    }

    private static void refused(String text) {
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> read(text)).withMessageContaining("smsMessage");
    }

    @Test
    void anEventThatCameBackUnchangedChangesNothing() throws FunctionException {
        assertThat(read(null).text("123456", "alice")).isNull();
    }

    @Test
    void codeAndNameComeIntoTheirPlacesAsTheyAre() throws FunctionException {
        assertThat(read("<{username}>: {####}\n@shop.example.com #{####}").text("a$1\\<&", "O'Neil"))
                .isEqualTo("<O'Neil>: a$1\\<&\n@shop.example.com #a$1\\<&");
    }

    @Test
    void whatIsPutInIsNotLookedAtAgain() throws FunctionException {
        assertThat(read("{username} {####}").text("{username}", "{####}")).isEqualTo("{####} {username}");
    }

    @Test
    void aTextWithoutTheCodeIsRefused() {
        refused("Welcome!");
        refused("");
        refused("{##Click Here##}");
    }

    @Test
    void aTextHasAtMostAHundredAndFortyCharacters() throws FunctionException {
        assertThat(read("\uD83D\uDD11".repeat(134) + "{####}")).isNotNull();
        refused("x".repeat(135) + "{####}");
    }

    @Test
    void somethingElseThanATextIsRefused() {
        ObjectNode answer = EventJson.newObject();
        answer.putObject("response").putObject("smsMessage");
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> CustomSms.read(answer));
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> CustomSms.read(EventJson.newObject()));
    }
}
