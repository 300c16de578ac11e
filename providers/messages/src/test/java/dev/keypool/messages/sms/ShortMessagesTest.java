package dev.keypool.messages.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

final class ShortMessagesTest {

    private final Map<String, SmsPart> parts = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();
    private ComponentModel sender = component("carrier");

    private final SmsSenderFactory carrier = proxy(SmsSenderFactory.class, (self, method, arguments) ->
            (SmsSender) (phoneNumber, text) -> sent.add(phoneNumber + " " + text));
    private final KeycloakSessionFactory factory = proxy(KeycloakSessionFactory.class, (self, method, arguments) -> switch (method.getName()) {
        case "getProviderFactoriesStream" -> parts.keySet().stream().map(this::factory);
        case "getProviderFactory" -> arguments[1].equals("carrier") ? carrier : null;
        default -> throw new UnsupportedOperationException(method.getName());
    });
    private final KeycloakSession session = proxy(KeycloakSession.class, (self, method, arguments) ->
            method.getName().equals("getProvider") ? parts.get((String) arguments[1]) : factory);
    private final RealmModel realm = proxy(RealmModel.class, (self, method, arguments) ->
            method.getName().equals("getComponentsStream") ? Stream.ofNullable(sender) : "realm");
    private final ShortMessages messages = new ShortMessages(session);

    /** Named by its order, the higher the earlier. */
    private SmsPartFactory factory(String id) {
        return proxy(SmsPartFactory.class, (self, method, arguments) -> method.getName().equals("order") ? (Object) Integer.parseInt(id) : id);
    }

    private interface Sending {

        void send(OutgoingSms sms, SmsRoute next) throws SmsException;
    }

    private static SmsPart part(boolean delivers, Sending sending) {
        return new SmsPart() {
            @Override
            public boolean delivers(RealmModel realm, ClientModel client) {
                return delivers;
            }

            @Override
            public void send(OutgoingSms sms, SmsRoute next) throws SmsException {
                sending.send(sms, next);
            }
        };
    }

    private OutgoingSms sms() {
        return new OutgoingSms(SmsKind.SIGN_IN, realm, proxy(UserModel.class, (self, method, arguments) -> null), null, "+14155550123", "123456", false,
                "Your code is 123456");
    }

    @Test
    void withoutPartsItGoesToTheRealmsSender() throws SmsException {
        messages.send(sms());

        assertThat(messages.canBeSent(realm, null)).isTrue();
        assertThat(sent).containsExactly("+14155550123 Your code is 123456");
    }

    @Test
    void theHighestPartComesFirst() throws SmsException {
        parts.put("0", part(false, (sms, next) -> next.send(sms.with(sms.text() + " low"))));
        parts.put("5", part(false, (sms, next) -> next.send(sms.with(sms.text() + " high"))));

        messages.send(sms());

        assertThat(sent).containsExactly("+14155550123 Your code is 123456 high low");
    }

    @Test
    void aPartThatDeliversNeedsNoSender() throws SmsException {
        sender = null;
        assertThat(messages.canBeSent(realm, null)).isFalse();
        parts.put("0", part(true, (sms, next) -> sent.add("by the part")));

        messages.send(sms());

        assertThat(messages.canBeSent(realm, null)).isTrue();
        assertThat(sent).containsExactly("by the part");
    }

    @Test
    void pastPartsNoneIsAsked() throws SmsException {
        parts.put("0", part(true, (sms, next) -> sent.add("by the part")));

        messages.sendPastParts(realm, "+14155550123", "Your code is 123456");

        assertThat(sent).containsExactly("+14155550123 Your code is 123456");
    }

    @Test
    void whatNobodyTakesIsSaid() {
        sender = null;
        fails("The realm has no sender of SMS");
        sender = component("unknown");
        fails("The kind of the realm's sender of SMS is unknown");
        parts.put("0", part(false, (sms, next) -> {
            throw new IllegalStateException("+14155550123 is not a number");
        }));
        fails("Failed to send the SMS");
        assertThat(sent).isEmpty();
    }

    private void fails(String why) {
        assertThatExceptionOfType(SmsException.class).isThrownBy(() -> messages.send(sms())).withMessage(why);
    }

    private static ComponentModel component(String kind) {
        ComponentModel component = new ComponentModel();
        component.setProviderId(kind);
        return component;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
