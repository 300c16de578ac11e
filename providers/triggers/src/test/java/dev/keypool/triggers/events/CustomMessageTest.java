package dev.keypool.triggers.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.functions.EventJson;
import dev.keypool.triggers.functions.FunctionException;
import org.junit.jupiter.api.Test;

final class CustomMessageTest {

    private static final String LINK = "https://id.example.com/?key=a&tab=\"b\"";
    private static final String ESCAPED = "https://id.example.com/?key=a&amp;tab=&quot;b&quot;";

    private static CustomMessage read(MessageSource source, String subject, String html) throws FunctionException {
        ObjectNode answer = EventJson.newObject();
        answer.putObject("response").put("emailSubject", subject).put("emailMessage", html);
        return CustomMessage.read(source, answer);
    }

    private static CustomMessage read(String subject, String html) throws FunctionException {
        return read(MessageSource.SIGN_UP, subject, html);
    }

    private static String html(String html) throws FunctionException {
        return read(null, html).html(MessageSource.SIGN_UP, LINK, "<alice>");
    }

    private static void refused(String subject, String html, String why) {
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> read(subject, html)).withMessageContaining(why);
    }

    @Test
    void anEventThatCameBackUnchangedChangesNothing() throws FunctionException {
        assertThat(read(null, null)).isEqualTo(new CustomMessage(null, null));
    }

    @Test
    void theCodeParameterIsTheLinksAddress() throws FunctionException {
        assertThat(html("<p>Open {####} or <a href=\"{####}\">this</a></p>"))
                .isEqualTo("<p>Open " + ESCAPED + " or <a href=\"" + ESCAPED + "\">this</a></p>");
    }

    @Test
    void theLinkParameterIsALinkWithItsText() throws FunctionException {
        assertThat(html("{##Click Here##}")).isEqualTo("<a href=\"" + ESCAPED + "\">Click Here</a>");
        assertThat(html("{##<b>Verify</b> $1 \\ now##}")).isEqualTo("<a href=\"" + ESCAPED + "\"><b>Verify</b> $1 \\ now</a>");
    }

    @Test
    void theUserNameIsEscaped() throws FunctionException {
        assertThat(html("{username}: {####}")).isEqualTo("&lt;alice&gt;: " + ESCAPED);
    }

    @Test
    void whatIsPutInIsNotLookedAtAgain() throws FunctionException {
        assertThat(read(null, "{username} {####}").html(MessageSource.SIGN_UP, LINK, "{####}")).isEqualTo("{####} " + ESCAPED);
    }

    @Test
    void aMessageWithoutTheCodeIsRefused() {
        refused(null, "Welcome!", "emailMessage");
        refused(null, "{##}", "emailMessage");
        refused(null, "", "emailMessage");
    }

    @Test
    void cognitosLimitsHold() throws FunctionException {
        read("s".repeat(140), "{####}" + "m".repeat(19_994));
        refused("s".repeat(141), null, "emailSubject");
        refused("", null, "emailSubject");
        refused(null, "{####}" + "m".repeat(19_995), "emailMessage");
    }

    @Test
    void aSubjectIsOneLine() {
        refused("Hello\r\nBcc: everybody@example.com", null, "emailSubject");
    }

    @Test
    void somethingElseThanTextIsRefused() {
        ObjectNode answer = EventJson.newObject();
        answer.putObject("response").put("emailSubject", 1);

        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> CustomMessage.read(MessageSource.SIGN_UP, answer));
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> CustomMessage.read(MessageSource.SIGN_UP, EventJson.newObject()));
    }

    @Test
    void theMailOfACodeIsNoLink() throws FunctionException {
        CustomMessage message = read(MessageSource.AUTHENTICATION, null, "<b>{####}</b> for {username}, {##here##}");

        assertThat(message.html(MessageSource.AUTHENTICATION, "123456", "<alice>")).isEqualTo("<b>123456</b> for &lt;alice&gt;, here");
        assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> read(MessageSource.AUTHENTICATION, null, "{##Click Here##}"))
                .withMessageContaining("a text with {####}");
    }
}
