package dev.keypool.userpools.signin;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** The execution "Code by e-mail". */
public final class EmailCodeFactory extends CodeFactorFactory {

    static final String ID = "keypool-email-code";

    public EmailCodeFactory() {
        super(ID, "Code by e-mail", "Sends a one-time code to the person's verified e-mail address, and asks for it.", false);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new EmailCode(session);
    }
}
