package dev.keypool.triggers.federation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.triggers.Trigger;
import dev.keypool.triggers.TriggerFailure;
import dev.keypool.triggers.Triggers;
import dev.keypool.triggers.events.InboundFederationEvent;
import dev.keypool.triggers.functions.FunctionException;
import dev.keypool.triggers.userpool.UserPool;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;

/** The function's part in one sign-in through a provider: nobody was looked up, created or changed yet. */
final class InboundFederation {

    /** Entry of the identity's context, which goes with it through the first sign-in's pages. */
    private static final String KEPT = "keypool.userAttributes";
    /** Characters of an attribute, as in a user pool. */
    private static final int MAX_VALUE = 2048;
    /** What Keycloak has columns for. */
    private static final Set<String> COLUMNS = Set.of("email", "given_name", "family_name", "name", "preferred_username");
    private static final int MAX_COLUMN = 255;

    private final BrokeredIdentityContext identity;
    private final ProviderResponse response;

    InboundFederation(BrokeredIdentityContext identity) {
        this.identity = identity;
        response = ProviderResponse.of(identity);
    }

    void ask(KeycloakSession session, Trigger trigger) throws TriggerFailure {
        Map<String, Map<String, String>> attributes = attributes();
        ObjectNode event = new InboundFederationEvent(
                UserPool.envelope(session.getContext().getRealm(), identity.getAuthenticationSession().getClient()), identity.getId(),
                identity.getIdpConfig().getAlias(), ProviderType.of(identity), attributes).json();
        session.getProvider(Triggers.class).call(trigger, event, InboundFederation::read).ifPresent(this::replace);
    }

    /** With what Keycloak found elsewhere, such as in a SAML subject, so that a function that passes everything on changes nothing. */
    private Map<String, Map<String, String>> attributes() {
        Map<String, Map<String, String>> attributes = response.attributes();
        Map<String, String> profile = new LinkedHashMap<>(attributes.get(response.profile()));
        Map<String, String> idToken = attributes.getOrDefault("idToken", Map.of());
        put(profile, idToken, "email", identity.getEmail());
        put(profile, idToken, "given_name", identity.getFirstName());
        put(profile, idToken, "family_name", identity.getLastName());
        attributes.put(response.profile(), profile);
        return attributes;
    }

    private static void put(Map<String, String> profile, Map<String, String> idToken, String name, String value) {
        if (value != null && !idToken.containsKey(name)) {
            profile.putIfAbsent(name, value);
        }
    }

    private static Map<String, String> read(ObjectNode answer) throws FunctionException {
        Map<String, String> attributes = InboundFederationEvent.read(answer);
        boolean tooLong = ProfileAttributes.of(attributes).values().stream().anyMatch(value -> value.length() > MAX_VALUE)
                || COLUMNS.stream().anyMatch(name -> attributes.getOrDefault(name, "").length() > MAX_COLUMN);
        if (tooLong) {
            throw FunctionException.invalidResponse("In the function's answer, an attribute has more characters than can be kept");
        }
        return attributes;
    }

    /** All or nothing, as in Cognito. Who the person is at the provider is no attribute and stays. */
    private void replace(Map<String, String> answered) {
        if (answered.isEmpty()) {
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>(answered);
        attributes.values().removeIf(String::isBlank);
        response.replace(attributes);
        identity.setEmail(attributes.get("email"));
        identity.setFirstName(attributes.get("given_name"));
        identity.setLastName(attributes.get("family_name"));
        if (identity.getFirstName() == null && identity.getLastName() == null) {
            // Keycloak's own way where a provider has the whole name only.
            identity.setName(attributes.get("name"));
        }
        String username = attributes.get("preferred_username");
        if (username != null && !username.equalsIgnoreCase(identity.getUsername())) {
            identity.setModelUsername(username);
        }
        identity.getAttributes().keySet().forEach(identity::removeUserAttribute);
        HashMap<String, String> kept = new HashMap<>(ProfileAttributes.of(attributes));
        kept.forEach(identity::setUserAttribute);
        identity.getContextData().put(KEPT, kept);
    }

    /** What the function wants to be kept at the person, by Keycloak's names; none where it changed nothing. */
    @SuppressWarnings("unchecked")
    static Map<String, String> kept(BrokeredIdentityContext identity) {
        return (Map<String, String>) identity.getContextData().getOrDefault(KEPT, Map.of());
    }
}
