package dev.keypool.triggers.federation;

import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.TriggerType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.cache.infinispan.idp.InfinispanIdentityProviderStorageProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Every identity provider has our mappers around those that administrators gave it, while somebody signs in through it and a function is
 * assigned. IdentityBrokerService runs a provider's mappers whatever its kind is, and at all the points that functions are called at, so
 * that neither the providers, of which anybody can add kinds, nor the service, which is no SPI, have to be replaced.
 */
final class FunctionMappers extends InfinispanIdentityProviderStorageProvider {

    private final KeycloakSession session;

    FunctionMappers(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public Stream<IdentityProviderMapperModel> getMappersByAliasStream(String alias) {
        Stream<IdentityProviderMapperModel> configured = super.getMappersByAliasStream(alias);
        // Only there: administrators, exports and JpaIdentityProviderStorageProvider.remove would take ours for stored ones.
        AuthenticationSessionModel signIn = session.getContext().getAuthenticationSession();
        if (signIn == null) {
            return configured;
        }
        Stream<IdentityProviderMapperModel> first = isAssigned(signIn, TriggerType.INBOUND_FEDERATION)
                ? Stream.of(mapper(alias, InboundFederationMapper.ID, IdentityProviderMapperSyncMode.INHERIT)) : Stream.empty();
        Stream<IdentityProviderMapperModel> last = isAssigned(signIn, TriggerType.PRE_AUTHENTICATION, TriggerType.PRE_SIGN_UP, TriggerType.POST_CONFIRMATION)
                ? Stream.of(mapper(alias, BrokeredSignInMapper.ID, IdentityProviderMapperSyncMode.FORCE)) : Stream.empty();
        return Stream.concat(Stream.concat(first, configured), last);
    }

    private boolean isAssigned(AuthenticationSessionModel signIn, TriggerType... types) {
        Triggers triggers = session.getProvider(Triggers.class);
        return Arrays.stream(types).anyMatch(type -> triggers.assigned(type, signIn.getClient()).isPresent());
    }

    private static IdentityProviderMapperModel mapper(String alias, String id, IdentityProviderMapperSyncMode syncMode) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setId(id);
        mapper.setName(id);
        mapper.setIdentityProviderAlias(alias);
        mapper.setIdentityProviderMapper(id);
        mapper.setConfig(new HashMap<>());
        mapper.setSyncMode(syncMode);
        return mapper;
    }
}
