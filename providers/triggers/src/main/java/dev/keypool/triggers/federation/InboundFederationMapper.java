package dev.keypool.triggers.federation;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.TriggerType;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Before all other mappers: they read what the function made of the provider's attributes. */
public final class InboundFederationMapper extends FunctionMapper {

    static final String ID = "keypool-inbound-federation";

    public InboundFederationMapper() {
        super(ID);
    }

    @Override
    public void preprocessFederatedIdentity(KeycloakSession session, RealmModel realm, IdentityProviderMapperModel mapper, BrokeredIdentityContext identity) {
        Optional<Trigger> trigger = session.getProvider(Triggers.class).assigned(TriggerType.INBOUND_FEDERATION, identity.getAuthenticationSession().getClient());
        if (trigger.isPresent()) {
            try {
                new InboundFederation(identity).ask(session, trigger.get());
            } catch (TriggerFailure e) {
                throw SignInStopped.by(e, TriggerType.INBOUND_FEDERATION, session, identity, null);
            }
        }
    }

    /** At later sign-ins, where the provider's sync mode is "force", as all other mappers do. */
    @Override
    public void updateBrokeredUser(KeycloakSession session, RealmModel realm, UserModel user, IdentityProviderMapperModel mapper,
            BrokeredIdentityContext identity) {
        InboundFederation.kept(identity).forEach((name, value) -> {
            if (!value.equals(user.getFirstAttribute(name))) {
                user.setSingleAttribute(name, value);
            }
        });
    }
}
