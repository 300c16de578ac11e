package dev.keypool.it.triggers;

import static dev.keypool.it.triggers.FaultyFunction.answering;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.it.server.KeycloakServer;
import dev.keypool.it.server.WithStandIns;
import dev.keypool.it.triggers.FaultyFunction.Behaviour;
import dev.keypool.it.triggers.PlainBrowser.Page;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What people get when a function misbehaves on the wire, at one place of each kind that {@link FunctionFaultsIT} does not come to. */
@WithStandIns
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FunctionFaultPlacesIT {

    /** Of the system that people are migrated from, and nowhere else in the tests. */
    private static final String OLD = "0ld-s3cret-of-faults";
    private static final String UNEXPECTED = "nexpected error";

    private final KeycloakServer server;
    private final FaultyFunction function = new FaultyFunction();
    private final ReceivedMails mailbox = new ReceivedMails();
    private FunctionRealm realm;

    FunctionFaultPlacesIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    void makeTheRealm() {
        realm = FunctionRealm.on(server);
        realm.component("faulty", "dev.keypool.triggers.TriggerFunction", "webhook", Map.of("url", function.uri(server) + "/faulty",
                "secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "timeoutMillis", "2000", "attempts", "1"));
        RealmRepresentation settings = realm.realm().resource().toRepresentation();
        settings.setRegistrationAllowed(true);
        settings.setResetPasswordAllowed(true);
        settings.setSmtpServer(mailbox.settings(server));
        realm.realm().resource().update(settings);
    }

    @AfterAll
    void close() {
        function.close();
        mailbox.close();
        realm.close();
    }

    private static Map<String, Behaviour> faults() {
        Map<String, Behaviour> faults = new LinkedHashMap<>();
        faults.put("garbage", answering(200, "application/json", "\u0000\u001b[31m}{\uFFFF"));
        faults.put("10 MB", (exchange, event) -> FaultyFunction.answer(exchange, 200, "application/json", new byte[10_000_000]));
        faults.put("a redirect", (exchange, event) -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            FaultyFunction.answer(exchange, 302, "application/json", event);
        });
        faults.put("a wrong content type", (exchange, event) -> FaultyFunction.answer(exchange, 200, "text/html", event));
        faults.put("a closed connection", (exchange, event) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event, 0, event.length / 2);
        });
        return faults;
    }

    /**
     * During each fault, and afterwards with the function well: which also closes its circuit.
     *
     * @param well   what the function does then
     * @param during with the name of somebody new
     */
    private Stream<DynamicTest> at(String trigger, Behaviour well, Consumer<String> during, Consumer<String> afterwards) {
        return faults().entrySet().stream().map(fault -> dynamicTest(fault.getKey(), () -> {
            String name = fault.getKey().replaceAll("\\W", "") + trigger.toLowerCase();
            String assigned = realm.assign(trigger, Map.of("function", "faulty"));
            int before = server.log().length();
            try {
                function.behaves(fault.getValue());
                during.accept(name);
                function.behaves(well);
                afterwards.accept(name);
            } finally {
                realm.realm().resource().components().component(assigned).remove();
            }
            assertThat(server.log().substring(before)).doesNotContain("\tat ", "Uncaught server error", "\u001b[31m", FunctionRealm.PASSWORD, OLD);
        }));
    }

    private static Behaviour giving(Consumer<ObjectNode> response) {
        return (exchange, event) -> {
            ObjectNode answer = FunctionRealm.json(event);
            response.accept(answer.withObject("/response"));
            FaultyFunction.answer(exchange, 200, "application/json", answer.toString().getBytes(UTF_8));
        };
    }

    @TestFactory
    Stream<DynamicTest> preSignUp() {
        return at("PreSignUp", FaultyFunction::giveBack, name -> {
            Page page = register(browser(), name);
            assertIsAPage(page);
            assertThat(page.body()).contains(UNEXPECTED, "name=\"firstName\"").doesNotContain("PreSignUp", FunctionRealm.PASSWORD);
            assertThat(people(name)).isEmpty();
        }, name -> assertThat(register(browser(), name).isSignedIn()).isTrue());
    }

    /** The account and the sign-in are there by then, and stay: who was shown the failure goes on from there. */
    @TestFactory
    Stream<DynamicTest> postConfirmation() {
        return at("PostConfirmation", FaultyFunction::giveBack, name -> {
            PlainBrowser browser = browser();
            Page page = register(browser, name);
            assertThat(page.status()).isEqualTo(503);
            assertIsReadable(page);
            assertThat(page.body()).contains(UNEXPECTED).doesNotContain("PostConfirmation");
            assertThat(browser.open(browser.flow()).isSignedIn()).isTrue();
            assertThat(sessions(name)).isEqualTo(1);
        }, name -> assertThat(register(browser(), name + "2").isSignedIn()).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> userMigration() {
        String wrong = realm.ask(realm.passwordGrant("alice", "not hers")).body();
        return at("UserMigration", giving(response -> {
            response.put("finalUserStatus", "CONFIRMED");
            response.putObject("userAttributes").put("email", "migrated" + System.nanoTime() + "@example.org").put("given_name", "A").put("family_name", "B");
        }), name -> {
            assertThat(realm.ask(realm.passwordGrant(name, OLD)).body()).as("nobody learns who is known elsewhere").isEqualTo(wrong);
            PlainBrowser browser = browser();
            Page page = browser.submit(browser.open(browser.flow()), Map.of("username", name, "password", OLD));
            assertIsAPage(page);
            assertThat(page.body()).contains("Invalid username or password").doesNotContain(OLD);
            assertThat(people(name)).isEmpty();
        }, name -> {
            assertThat(realm.ask(realm.passwordGrant(name, OLD)).statusCode()).isEqualTo(200);
            assertThat(people(name)).hasSize(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> customMessage() {
        return at("CustomMessage", FaultyFunction::giveBack, name -> {
            int mails = mailbox.mails();
            Page page = forgetThePassword();
            assertIsAPage(page);
            assertThat(page.body()).as("nobody learns who has an account").contains("You should receive an email shortly").doesNotContain("CustomMessage");
            assertThat(mailbox.mails()).isEqualTo(mails);
        }, name -> {
            int mails = mailbox.mails();
            forgetThePassword();
            assertThat(mailbox.mails()).isEqualTo(mails + 1);
        });
    }

    @TestFactory
    Stream<DynamicTest> defineAuthChallenge() {
        return at("DefineAuthChallenge", giving(response -> response.put("issueTokens", true)), name -> {
            long before = sessions("alice");
            PlainBrowser browser = browser();
            Page page = browser.signIn(browser.flow(), "alice");
            assertIsAPage(page);
            assertThat(page.asksForPassword()).isTrue();
            assertThat(page.body()).contains(UNEXPECTED).doesNotContain("DefineAuthChallenge", FunctionRealm.PASSWORD);
            assertThat(realm.ask(realm.passwordGrant("alice", FunctionRealm.PASSWORD)).statusCode()).isEqualTo(503);
            assertThat(sessions("alice")).isEqualTo(before);
        }, name -> assertThat(browser().signIn(browser().flow(), "alice").isSignedIn()).isTrue());
    }

    private static void assertIsAPage(Page page) {
        assertThat(page.status()).as(page.body()).isLessThan(500);
        assertIsReadable(page);
    }

    private static void assertIsReadable(Page page) {
        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.body()).contains("<html").doesNotContain("\u001b", "java.lang", "invocation failed", "Unrecognizable");
    }

    private PlainBrowser browser() {
        return new PlainBrowser(server, realm);
    }

    private Page register(PlainBrowser browser, String name) {
        Page form = browser.get(browser.open(browser.flow()).registration());
        Map<String, String> typed = new HashMap<>(Map.of("username", name, "email", name + "@example.org", "firstName", "New", "lastName", "Comer"));
        typed.putAll(Map.of("password", FunctionRealm.PASSWORD, "password-confirm", FunctionRealm.PASSWORD));
        // Who does not ask for a page gets JSON.
        return browser.post(form.action(), form.form(typed), "Accept", "text/html");
    }

    private Page forgetThePassword() {
        PlainBrowser browser = browser();
        browser.open(browser.flow());
        Page form = browser.get(URI.create(server.realm(realm.realm().name()) + "/login-actions/reset-credentials?client_id=app"));
        return browser.submit(form, Map.of("username", "alice"));
    }

    private List<UserRepresentation> people(String name) {
        return realm.realm().resource().users().searchByUsername(name, true);
    }

    private long sessions(String name) {
        return realm.realm().resource().users().get(people(name).get(0).getId()).getUserSessions().size();
    }
}
