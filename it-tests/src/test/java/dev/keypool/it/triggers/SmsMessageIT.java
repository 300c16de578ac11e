package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.RequiresJavaScript;
import dev.keypool.it.userpools.PhoneRealm;
import dev.keypool.it.userpools.SmsInbox.Sms;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A function that words the codes of user pools, up to what SNS and the SMTP server got: people go on with the code in it. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SmsMessageIT {

    private static final String TRIGGER = "CustomMessage";

    private final KeycloakServer server;
    private final ReceivedMails mails = new ReceivedMails();
    private PhoneRealm realm;
    private FunctionRealm functions;
    private SmsFlows flows;
    private String trigger;
    private int before;

    SmsMessageIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
        mails.of(server, realm.realm());
        functions = FunctionRealm.in(server, realm.realm());
        flows = new SmsFlows(server, realm);
    }

    @AfterAll
    void close() {
        try {
            mails.close();
        } finally {
            realm.close();
        }
    }

    @BeforeEach
    void assign() {
        trigger = functions.assign(TRIGGER, Map.of());
        words("{username}, code {####}");
        before = realm.inbox().all().size();
    }

    @AfterEach
    void takeAway() {
        realm.resource().components().component(trigger).remove();
        flows.askForFactors(false);
    }

    /** The function's answer words every message, the source of the event before it. */
    private void words(String text) {
        functions.answers(event -> {
            String source = event.path("triggerSource").asText();
            ((ObjectNode) event.path("response")).put("smsMessage", source + ": " + text).put("emailSubject", source).put("emailMessage", "<p>" + text + "</p>");
            return event;
        });
    }

    /** The code in the SMS that the function has worded. */
    private String code(String source, String username, String number) throws InterruptedException {
        Sms sms = realm.inbox().next(before);
        String beginning = source + ": " + username + ", code ";
        assertThat(sms.to()).isEqualTo(number);
        assertThat(sms.text()).startsWith(beginning);
        return sms.text().substring(beginning.length());
    }

    @Test
    void aSignUpAndItsCodeThatIsAskedForOnceMore() throws Exception {
        SmsFlows.Asked ann = flows.signUp("ann", "+14155557001");
        code("CustomMessage_SignUp", "ann", "+14155557001");
        before++;

        // The next one is to be had after half a minute.
        SmsFlows.Asked again = ann.resend();
        while (again.page().text().contains("A code was sent a moment ago.")) {
            Thread.sleep(1000);
            again = again.resend();
        }

        assertThat(again.type(code("CustomMessage_ResendCode", "ann", "+14155557001")).isCallback()).isTrue();
    }

    @Test
    void theNumberOfAProfile() throws Exception {
        SmsFlows.Asked ben = flows.verify("ben", "+14155557002");

        assertThat(ben.type(code("CustomMessage_VerifyUserAttribute", "ben", "+14155557002")).isCallback()).isTrue();
    }

    @Test
    void anotherNumber() throws Exception {
        SmsFlows.Asked cleo = flows.update("cleo", "+14155557003", "+14155557103");

        assertThat(cleo.type(code("CustomMessage_UpdateUserAttribute", "cleo", "+14155557103")).isCallback()).isTrue();
    }

    @Test
    @RequiresJavaScript
    void aSignIn() throws Exception {
        flows.askForFactors(true);
        SmsFlows.Asked dora = flows.secondFactor("dora", "+14155557004");

        SignInPages.Page end = dora.type(code("CustomMessage_Authentication", "dora", "+14155557004"));
        assertThat(end.isCallback()).as(end.text()).isTrue();
        EventSchemas.requireValid(functions.events());
    }

    @Test
    void aSignInByMail() {
        flows.askForFactors(true);
        SmsFlows.Asked emil = flows.secondFactor("emil", null);

        ReceivedMails.Mail mail = mails.next();
        assertThat(mail.subject()).isEqualTo("CustomMessage_Authentication");
        assertThat(mail.html()).contains("emil, code ");
        assertThat(emil.type(mail.text().strip().substring("emil, code ".length())).isCallback()).isTrue();
    }

    @Test
    void aForgottenPassword() throws Exception {
        SmsFlows.Asked fay = flows.forget("fay", "+14155557006");

        assertThat(fay.type(code("CustomMessage_ForgotPassword", "fay", "+14155557006")).asksFor("password-new")).isTrue();
    }

    @Test
    void anInvitation() throws Exception {
        assertThat(flows.invite("gus", "+14155557007")).isEqualTo(204);

        String password = code("CustomMessage_AdminCreateUser", "gus", "+14155557007");

        assertThat(functions.events()).anySatisfy(event -> assertThat(event.at("/request/usernameParameter").asText()).isEqualTo("{username}"));
        assertThat(flows.signInWith("gus", password).asksFor("password-new")).isTrue();
    }

    @Test
    void whatTheFunctionLeavesAloneIsOursInThePersonsLanguage() throws Exception {
        functions.answers(event -> event);

        SmsFlows.Asked hal = flows.verify("hal", "+14155557008");

        Sms sms = realm.inbox().next(before);
        assertThat(sms.text()).isEqualTo("Your verification code is " + sms.code());
        assertThat(hal.type(sms.code()).isCallback()).isTrue();
    }

    @Test
    void aFunctionThatFailsOrHasNoCodeInItsTextStopsTheSms() throws Exception {
        functions.throwsError("the function's own words");
        SmsFlows.Asked ida = flows.verify("ida", "+14155557009");
        assertThat(ida.page().status()).isEqualTo(200);
        assertThat(ida.page().text()).contains("The code could not be sent.").doesNotContain("own words");

        words("no code");
        assertThat(flows.verify("joe", "+14155557010").page().text()).contains("The code could not be sent.");
        words("{####}" + "x".repeat(140));
        assertThat(flows.invite("kim", "+14155557011")).isEqualTo(502);

        assertThat(realm.inbox().all()).hasSize(before);
        assertThat(server.log()).doesNotContain("own words");
    }

    @Test
    void withoutItTheSmsIsSentAsItIsWhereThatIsWanted() throws Exception {
        realm.resource().components().component(trigger).remove();
        trigger = functions.assign(TRIGGER, Map.of("onFailure", "continue"));
        functions.isDown();

        SmsFlows.Asked lea = flows.verify("lea", "+14155557012");

        Sms sms = realm.inbox().next(before);
        assertThat(sms.text()).isEqualTo("Your verification code is " + sms.code());
        assertThat(lea.type(sms.code()).isCallback()).isTrue();
    }
}
