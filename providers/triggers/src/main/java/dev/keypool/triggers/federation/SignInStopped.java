package dev.keypool.triggers.federation;

import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.events.TriggerType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** From a mapper: the endpoints of Keycloak's providers and IdentityBrokerService answer with such an exception's response. */
final class SignInStopped extends WebApplicationException {

    private static final long serialVersionUID = 1;

    private SignInStopped(Response response) {
        super(response);
    }

    /** @param user null where nobody was looked up yet */
    static SignInStopped by(TriggerFailure failure, TriggerType type, KeycloakSession session, BrokeredIdentityContext identity, UserModel user) {
        AuthenticationSessionModel signIn = identity.getAuthenticationSession();
        EventBuilder event = new EventBuilder(session.getContext().getRealm(), session, session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_LOGIN).client(signIn.getClient())
                .detail(Details.IDENTITY_PROVIDER, identity.getIdpConfig().getAlias())
                .detail(Details.IDENTITY_PROVIDER_USERNAME, identity.getUsername())
                .detail(Details.REASON, type.awsName());
        (user == null ? event : event.user(user)).error(Errors.ACCESS_DENIED);
        return new SignInStopped(Refusal.end(session, signIn, failure));
    }

    /** Anybody can bring them about: no stack trace. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
