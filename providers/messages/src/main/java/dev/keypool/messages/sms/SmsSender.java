package dev.keypool.messages.sms;

import org.keycloak.provider.Provider;

/** What carries SMS out of the server. */
public interface SmsSender extends Provider {

    /**
     * @param phoneNumber in the form of E.164, such as +14155550123
     * @throws SmsException when the carrier did not take it
     */
    void send(String phoneNumber, String text) throws SmsException;

    @Override
    default void close() {
    }
}
