package dev.keypool.triggers.federation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.PreAuthenticationEvent;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.signin.SignInRecord;
import dev.keypool.triggers.userpool.UserPool;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** After all other mappers: who the person is is certain, and nothing is written yet, or everything is. */
public final class BrokeredSignInMapper extends FunctionMapper {

    static final String ID = "keypool-brokered-sign-in";

    /** Attribute of the request's session. */
    private static final String ASKED = BrokeredSignInMapper.class.getName();

    public BrokeredSignInMapper() {
        super(ID);
    }

    /** Whoever is known signs in. Whoever links a provider to their account has signed in. */
    @Override
    public void preprocessFederatedIdentity(KeycloakSession session, RealmModel realm, IdentityProviderMapperModel mapper, BrokeredIdentityContext identity) {
        session.setAttribute(ASKED, true);
        boolean links = identity.getAuthenticationSession().getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null;
        UserModel user = links ? null : find(session, realm, identity);
        if (user != null) {
            preAuthentication(session, identity, user);
        }
    }

    /** As IdentityBrokerService.authenticated does. */
    private static UserModel find(KeycloakSession session, RealmModel realm, BrokeredIdentityContext identity) {
        String provider = identity.getIdpConfig().getAlias();
        UserModel user = session.users().getUserByFederatedIdentity(realm, new FederatedIdentityModel(provider, identity.getId(), identity.getUsername()));
        return user != null || identity.getLegacyId() == null ? user : session.users().getUserByFederatedIdentity(realm,
                new FederatedIdentityModel(provider, identity.getLegacyId(), identity.getUsername()));
    }

    /**
     * Comes after each look-up, and at the end of a first sign-in in which somebody has proved that an account is theirs: it is their
     * first through the provider, but not the account's. Keycloak has linked them by then.
     */
    @Override
    public void updateBrokeredUser(KeycloakSession session, RealmModel realm, UserModel user, IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        if (session.getAttribute(ASKED) == null && !FunctionAgreed.about(user, identity.getAuthenticationSession())) {
            try {
                preAuthentication(session, identity, user);
            } catch (SignInStopped e) {
                session.getTransactionManager().setRollbackOnly();
                throw e;
            }
        }
    }

    private static void preAuthentication(KeycloakSession session, BrokeredIdentityContext identity, UserModel user) {
        ClientModel client = identity.getAuthenticationSession().getClient();
        Triggers triggers = session.getProvider(Triggers.class);
        Optional<Trigger> trigger = triggers.assigned(TriggerType.PRE_AUTHENTICATION, client);
        if (trigger.isEmpty()) {
            return;
        }
        ObjectNode event = new PreAuthenticationEvent(UserPool.envelope(session.getContext().getRealm(), client), user.getUsername(),
                BrokeredPerson.attributes(user, identity.getIdpConfig().getAlias(), identity.getId(), ProviderType.of(identity)), false, null).json();
        try {
            triggers.call(trigger.get(), event, answer -> {
                PreAuthenticationEvent.requireEvent(answer);
                return answer;
            });
            SignInRecord.passed(session, identity.getAuthenticationSession(), trigger.get(), user);
        } catch (TriggerFailure e) {
            throw SignInStopped.by(e, TriggerType.PRE_AUTHENTICATION, session, identity, user);
        }
    }

    @Override
    public void importNewUser(KeycloakSession session, RealmModel realm, UserModel user, IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        // The first time pre sign-up is what lets people in, as at Cognito.
        AuthenticationSessionModel signIn = identity.getAuthenticationSession();
        session.getProvider(Triggers.class).assigned(TriggerType.PRE_AUTHENTICATION, signIn.getClient())
                .ifPresent(trigger -> SignInRecord.passed(session, signIn, trigger, user));
        PreSignUp.keepVerified(identity, user);
        BrokeredConfirmation.afterCommit(session, identity, user);
    }
}
