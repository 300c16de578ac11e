package dev.keypool.triggers.tokens;

import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.EventVersion;
import dev.keypool.triggers.events.TokenSource;
import dev.keypool.triggers.events.TriggerType;
import dev.keypool.triggers.signin.PostAuthenticatedGrant;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/**
 * A grant of Keycloak's own whose tokens a function may change. Keycloak has no hook for both tokens: its TokenPostProcessor sees
 * the access token only, and a protocol mapper would have to be put into every client. All grants make their tokens with the
 * TokenManager that they are given, so they are given another where a trigger is assigned, and nothing changes where none is.
 */
final class TriggeredGrant implements OAuth2GrantType {

    private final OAuth2GrantType grant;
    private final TokenSource source;
    private final boolean signIn;

    TriggeredGrant(OAuth2GrantType grant, TokenSource source) {
        this(grant, source, false);
    }

    private TriggeredGrant(OAuth2GrantType grant, TokenSource source, boolean signIn) {
        this.grant = grant;
        this.source = source;
        this.signIn = signIn;
    }

    /** One that is a person's sign-in by itself, where others come after one. */
    static TriggeredGrant ofSignIn(OAuth2GrantType grant) {
        return new TriggeredGrant(grant, TokenSource.AUTHENTICATION, true);
    }

    @Override
    public Response process(Context context) {
        Triggers triggers = context.getSession().getProvider(Triggers.class);
        Optional<Trigger> trigger = context.getClient() == null ? Optional.empty()
                : triggers.assigned(TriggerType.PRE_TOKEN_GENERATION, context.getClient()).filter(this::isForGrant);
        TokenManager keycloaks = (TokenManager) context.getTokenManager();
        TokenManager tokens = trigger.<TokenManager>map(assigned -> new TriggeredTokenManager(
                new PreTokenGeneration(context, triggers, assigned, source))).orElse(keycloaks);
        if (signIn) {
            tokens = PostAuthenticatedGrant.tokens(context, tokens);
        }
        return grant.process(tokens == keycloaks ? context : with(tokens, context));
    }

    /** Functions of older versions do not expect an event without a person. */
    private boolean isForGrant(Trigger trigger) {
        return source != TokenSource.CLIENT_CREDENTIALS || trigger.version() == EventVersion.V3_0;
    }

    private static Context with(TokenManager tokenManager, Context context) {
        Context changed = new Context(context.getSession(), context.getClientConfig(), context.getClientAuthAttributes(), context.getFormParams(),
                context.getEvent(), context.getCors(), tokenManager);
        changed.setClient(context.getClient());
        return changed;
    }

    @Override
    public EventType getEventType() {
        return grant.getEventType();
    }

    @Override
    public Set<String> getSupportedMultivaluedRequestParameters() {
        return grant.getSupportedMultivaluedRequestParameters();
    }

    @Override
    public Set<String> getTokenParameterNames() {
        return grant.getTokenParameterNames();
    }

    @Override
    public void preProcess(KeycloakSession session, MultivaluedMap<String, String> formParams) throws ClientPolicyException {
        grant.preProcess(session, formParams);
    }

    @Override
    public boolean isTokenAllowed(KeycloakSession session, AccessToken token) {
        return grant.isTokenAllowed(session, token);
    }

    @Override
    public void close() {
        grant.close();
    }
}
