package dev.keypool.userpools.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** The execution "Code by SMS". */
public final class SmsCodeFactory extends CodeFactorFactory {

    static final String ID = "keypool-sms-code";

    public SmsCodeFactory() {
        super(ID, "Code by SMS", "Sends a one-time code to the person's verified phone number, and asks for it.", true);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SmsCode(session);
    }
}
