package dev.keypool.it.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.StandIns;
import dev.keypool.it.server.StandIns.Answer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.tools.Command.Result;
import dev.keypool.it.tools.JavaScript;
import dev.keypool.it.tools.RequiresJavaScript;
import dev.keypool.it.userpools.PhoneRealm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A function that sends the codes of user pools, and decrypts them with AWS's own library: people go on with what it decrypted. */
@WithStandIns
@RequiresJavaScript
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CustomSmsSenderIT {

    private static final String TRIGGER = "CustomSMSSender";
    private static final String KEY = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

    private final KeycloakServer server;
    private final ReceivedMails mails = new ReceivedMails();
    private PhoneRealm realm;
    private FunctionRealm functions;
    private SmsFlows flows;
    private String key;
    private String trigger;
    private int bySns;

    CustomSmsSenderIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = PhoneRealm.on(server);
        mails.of(server, realm.realm());
        functions = FunctionRealm.in(server, realm.realm());
        flows = new SmsFlows(server, realm);
        key = localKey();
        functions.assign("CustomEmailSender", Map.of());
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
        functions.givesNothingBack();
        bySns = realm.inbox().all().size();
    }

    @AfterEach
    void takeAway() {
        remove(trigger);
        flows.askForFactors(false);
    }

    private String localKey() {
        return functions.component("codes", "dev.keypool.triggers.CodeKey", "local", Map.of("key", KEY));
    }

    private void remove(String component) {
        realm.resource().components().component(component).remove();
    }

    /** What the function got for that number or address; it is called when Keycloak has answered already. */
    private ObjectNode event(String sentTo, int number) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (true) {
            List<ObjectNode> events = functions.events().stream().filter(event -> event.at("/request/userAttributes/phone_number").asText().equals(sentTo)
                    || event.at("/request/userAttributes/email").asText().equals(sentTo)).toList();
            if (events.size() > number) {
                return events.get(number);
            }
            assertThat(Instant.now()).as("the function was called in time").isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private static String code(ObjectNode event) throws IOException, InterruptedException {
        EventSchemas.requireValid(List.of(event));
        Result result = JavaScript.run(Map.of("LOCAL_KEY", KEY), "decrypt.mjs", event.at("/request/code").asText(), event.path("userPoolId").asText());
        assertThat(result.exitCode()).as(result.error()).isZero();
        return result.output().strip();
    }

    private String code(String source, String number) throws IOException, InterruptedException {
        ObjectNode event = event(number, 0);
        assertThat(event.path("triggerSource").asText()).isEqualTo(source);
        assertThat(event.at("/request/type").asText()).isEqualTo("customSMSSenderRequestV1");
        String code = code(event);
        assertThat(event.toString()).doesNotContain(code);
        assertThat(server.log()).doesNotContain(code);
        assertThat(realm.inbox().all()).as("sent by the function alone").hasSize(bySns);
        return code;
    }

    @Test
    void aSignUpAndItsCodeThatIsAskedForOnceMore() throws Exception {
        SmsFlows.Asked ann = flows.signUp("ann", "+14155556001");
        String first = code("CustomSMSSender_SignUp", "+14155556001");

        // The next one is to be had after half a minute.
        SmsFlows.Asked again = ann.resend();
        while (again.page().text().contains("A code was sent a moment ago.")) {
            Thread.sleep(1000);
            again = again.resend();
        }

        ObjectNode event = event("+14155556001", 1);
        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomSMSSender_ResendCode");
        String second = code(event);
        assertThat(second).isNotEqualTo(first);
        assertThat(again.type(second).isCallback()).isTrue();
        assertThat(flows.attribute("ann", "phoneNumberVerified")).isEqualTo("true");
    }

    @Test
    void theNumberOfAProfile() throws Exception {
        SmsFlows.Asked ben = flows.verify("ben", "+14155556002");

        String code = code("CustomSMSSender_VerifyUserAttribute", "+14155556002");

        assertThat(ben.type(code).isCallback()).isTrue();
        assertThat(flows.attribute("ben", "phoneNumberVerified")).isEqualTo("true");
    }

    @Test
    void anotherNumberIsTheOneInTheEvent() throws Exception {
        SmsFlows.Asked cleo = flows.update("cleo", "+14155556003", "+14155556103");

        String code = code("CustomSMSSender_UpdateUserAttribute", "+14155556103");

        assertThat(event("+14155556103", 0).at("/request/userAttributes/phone_number_verified").asText()).isEqualTo("false");
        assertThat(flows.attribute("cleo", "phoneNumber")).isEqualTo("+14155556003");
        assertThat(cleo.type(code).isCallback()).isTrue();
        assertThat(flows.attribute("cleo", "phoneNumber")).isEqualTo("+14155556103");
    }

    @Test
    void aSignIn() throws Exception {
        flows.askForFactors(true);
        SmsFlows.Asked dora = flows.secondFactor("dora", "+14155556004");

        String code = code("CustomSMSSender_Authentication", "+14155556004");

        assertThat(event("+14155556004", 0).at("/callerContext/clientId").asText()).isEqualTo("app");
        SignInPages.Page end = dora.type(code);
        assertThat(end.isCallback()).as(end.text()).isTrue();
    }

    @Test
    void aSignInByMail() throws Exception {
        flows.askForFactors(true);
        SmsFlows.Asked emil = flows.secondFactor("emil", null);

        ObjectNode event = event("emil@example.org", 0);

        assertThat(event.path("triggerSource").asText()).isEqualTo("CustomEmailSender_Authentication");
        assertThat(event.at("/request/type").asText()).isEqualTo("customEmailSenderRequestV1");
        assertThat(emil.type(code(event)).isCallback()).isTrue();
        assertThat(mails.unread()).isZero();
    }

    @Test
    void aForgottenPassword() throws Exception {
        SmsFlows.Asked fay = flows.forget("fay", "+14155556006");

        SmsFlows.Asked found = new SmsFlows.Asked(fay.pages(), fay.type(code("CustomSMSSender_ForgotPassword", "+14155556006")));

        assertThat(found.page().asksFor("password-new")).isTrue();
        found.pages().submit(found.page(), Map.of("password-new", SmsFlows.NEW_PASSWORD, "password-confirm", SmsFlows.NEW_PASSWORD));
        assertThat(flows.signInWith("fay", SmsFlows.NEW_PASSWORD).isCallback()).isTrue();
    }

    @Test
    void anInvitationsCodeIsTheTemporaryPassword() throws Exception {
        assertThat(flows.invite("gus", "+14155556007")).isEqualTo(204);

        String password = code("CustomSMSSender_AdminCreateUser", "+14155556007");

        assertThat(flows.signInWith("gus", password).asksFor("password-new")).isTrue();
    }

    @Test
    void theRealmNeedsNoSenderOfItsOwn() throws Exception {
        realm.resource().components().query(null, "dev.keypool.messages.sms.SmsSender").forEach(sender -> remove(sender.getId()));
        try {
            assertThat(flows.invite("hal", "+14155556008")).isEqualTo(204);
            assertThat(code("CustomSMSSender_AdminCreateUser", "+14155556008")).isNotEmpty();
        } finally {
            realm.sender();
        }
    }

    @Test
    void theExampleOfTheDocumentationSendsByAGateway() throws Exception {
        String path = "/gateway/" + UUID.randomUUID();
        BlockingQueue<ObjectNode> sent = new LinkedBlockingQueue<>();
        StandIns.at(path, request -> {
            sent.add(FunctionRealm.json(request.body()));
            return Answer.of(request.header("Authorization").equals("Bearer a token") ? 202 : 401, "{}");
        });
        String gateway = "http://localhost:" + StandIns.uri(server, path).getPort() + path;
        try (NodeFunction example = NodeFunction.start("custom-sms-sender.mjs", Map.of("KEY", KEY, "GATEWAY", gateway, "TOKEN", "a token"))) {
            example.addTo(functions, server, "example");
            remove(trigger);
            trigger = functions.assign(TRIGGER, Map.of("function", "example"));

            SmsFlows.Asked ned = flows.verify("ned", "+14155556014");

            ObjectNode sms = sent.poll(20, TimeUnit.SECONDS);
            assertThat(sms.path("to").asText()).isEqualTo("+14155556014");
            assertThat(sms.path("text").asText()).startsWith("Your code is ");
            assertThat(ned.type(sms.path("text").asText().replaceAll(".* ", "")).isCallback()).isTrue();
        }
    }

    @Test
    void aFunctionThatFailsFailsUnseen() {
        functions.throwsError("no");

        SmsFlows.Asked ida = flows.verify("ida", "+14155556009");

        event("+14155556009", 0);
        assertThat(ida.page().asksFor("code")).isTrue();
        assertThat(realm.inbox().all()).hasSize(bySns);
    }

    @Test
    void withoutItTheRealmsSenderSendsWhereThatIsWanted() throws Exception {
        remove(trigger);
        trigger = functions.assign(TRIGGER, Map.of("onFailure", "continue"));
        functions.isDown();

        SmsFlows.Asked joe = flows.verify("joe", "+14155556010");

        assertThat(joe.type(realm.inbox().next(bySns).code()).isCallback()).isTrue();
    }

    @Test
    void withoutAKeyNothingIsSent() {
        remove(key);
        try {
            SmsFlows.Asked kim = flows.verify("kim", "+14155556011");

            assertThat(kim.page().text()).contains("The code could not be sent.");
            assertThat(flows.invite("lea", "+14155556012")).isEqualTo(502);
        } finally {
            key = localKey();
        }
        assertThat(functions.events()).noneMatch(event -> event.toString().contains("+14155556011") || event.toString().contains("+14155556012"));
        assertThat(realm.inbox().all()).hasSize(bySns);
    }

    @Test
    void anotherAppClientsFunctionIsNotAsked() {
        remove(trigger);
        trigger = functions.assign(TRIGGER, Map.of("appClient", "account"));

        SmsFlows.Asked mia = flows.verify("mia", "+14155556013");

        assertThat(mia.type(realm.inbox().last().code()).isCallback()).isTrue();
        assertThat(functions.events()).noneMatch(event -> event.toString().contains("+14155556013"));
    }
}
