package dev.keypool.messages.sms;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/** The one way by which SMS leave: each is offered to the parts before the realm's sender gets it. */
public final class ShortMessages {

    private final KeycloakSession session;

    public ShortMessages(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Whether there is anything that would send one.
     *
     * @param client the app client that somebody signs in to, or null
     */
    public boolean canBeSent(RealmModel realm, ClientModel client) {
        return sender(realm).isPresent() || lowestFirst().stream().anyMatch(part -> part.delivers(realm, client));
    }

    /** @throws SmsException when nothing has taken it */
    public void send(OutgoingSms sms) throws SmsException {
        SmsRoute route = this::sendBySender;
        for (SmsPart part : lowestFirst()) {
            SmsRoute next = route;
            route = changed -> part.send(changed, next);
        }
        try {
            route.send(sms);
        } catch (RuntimeException e) {
            // Callers have an answer to an SMS that cannot be sent.
            throw new SmsException("Failed to send the SMS", e);
        }
    }

    private void sendBySender(OutgoingSms sms) throws SmsException {
        sendPastParts(sms.realm(), sms.phoneNumber(), sms.text());
    }

    /** Sends it by the realm's sender, without asking any part. */
    public void sendPastParts(RealmModel realm, String phoneNumber, String text) throws SmsException {
        ComponentModel component = sender(realm).orElseThrow(() -> new SmsException("The realm has no sender of SMS"));
        if (!(session.getKeycloakSessionFactory().getProviderFactory(SmsSender.class, component.getProviderId()) instanceof SmsSenderFactory senders)) {
            throw new SmsException("The kind of the realm's sender of SMS is unknown");
        }
        senders.create(session, component).send(phoneNumber, text);
    }

    private static Optional<ComponentModel> sender(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), SmsSender.class.getName()).findFirst();
    }

    private List<SmsPart> lowestFirst() {
        return session.getKeycloakSessionFactory().getProviderFactoriesStream(SmsPart.class)
                .sorted(Comparator.comparingInt(ProviderFactory::order)).map(part -> session.getProvider(SmsPart.class, part.getId())).toList();
    }
}
