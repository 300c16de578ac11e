package dev.keypool.messages.sms.aws;

import dev.keypool.messages.sms.SmsException;
import dev.keypool.messages.sms.SmsSender;
import dev.keypool.outbound.OutboundException;
import dev.keypool.outbound.OutboundException.Reason;
import dev.keypool.outbound.OutboundHttp;
import dev.keypool.outbound.OutboundResponse;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Sends SMS by AWS SNS while the caller waits. */
final class AwsSns implements SmsSender {

    private static final int ATTEMPTS = 2;
    /** Where a second attempt may help and costs people no second wait: a connection that was closed while idle is the last one. */
    private static final Set<Reason> AGAIN = EnumSet.of(Reason.UNKNOWN_HOST, Reason.CONNECT_FAILED, Reason.BAD_RESPONSE);

    private final OutboundHttp http;
    private final Clock clock;
    private final Supplier<SnsPublish> settings;

    /** @param settings throws IllegalArgumentException where they cannot be used, which an import can bring about */
    AwsSns(OutboundHttp http, Clock clock, Supplier<SnsPublish> settings) {
        this.http = http;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void send(String phoneNumber, String text) throws SmsException {
        SnsPublish publish;
        try {
            publish = settings.get();
        } catch (IllegalArgumentException e) {
            throw new SmsException("The sender of SMS cannot be used: " + e.getMessage());
        }
        SnsPublish.requireSent(answer(publish, phoneNumber, text));
    }

    private OutboundResponse answer(SnsPublish publish, String phoneNumber, String text) throws SmsException {
        for (int attempt = 1;; attempt++) {
            try {
                return http.send(publish.request(phoneNumber, text, clock.instant()));
            } catch (OutboundException e) {
                if (attempt == ATTEMPTS || !AGAIN.contains(e.reason())) {
                    throw new SmsException("The SMS service did not answer: " + e.getMessage());
                }
            }
        }
    }
}
