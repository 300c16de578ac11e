package dev.keypool.messages.sms;

import org.keycloak.component.ComponentFactory;

/** Makes a realm's sender from its component. A realm has at most one. */
public interface SmsSenderFactory extends ComponentFactory<SmsSender, SmsSender> {
}
