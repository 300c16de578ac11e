package dev.keypool.messages.sms;

/** What follows a part: the next one, and at the end the realm's sender. */
@FunctionalInterface
public interface SmsRoute {

    void send(OutgoingSms sms) throws SmsException;
}
