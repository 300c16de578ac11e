package dev.keypool.identitypools.config;

import dev.keypool.identitypools.IdentityPool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** An identity pool's component: its settings, their limits (CreateIdentityPool's) and what is made of them. */
public final class IdentityPoolConfig {

    public static final String ALLOW_UNAUTHENTICATED = "allowUnauthenticatedIdentities";
    public static final String APP_CLIENTS = "appClients";
    public static final String AUTHENTICATED_ROLE = "authenticatedRole";
    public static final String UNAUTHENTICATED_ROLE = "unauthenticatedRole";

    public static final String ROLES_FROM_TOKEN = "rolesFromToken";

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(ALLOW_UNAUTHENTICATED).label("Guest access").type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue("false").helpText("Whether guests get an identity and the unauthenticated role's credentials.").add()
            .property().name(APP_CLIENTS).label("App clients").type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("Client ids of this realm whose ID tokens are accepted as logins.").add()
            .property().name(AUTHENTICATED_ROLE).label("Authenticated role").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Name of the role for people who signed in.").add()
            .property().name(UNAUTHENTICATED_ROLE).label("Unauthenticated role").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Name of the role for guests.").add()
            .property().name(ROLES_FROM_TOKEN).label("Roles from token").type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue("false").helpText("Whether the ID token's cognito:roles and cognito:preferred_role choose the role."
                    + " Map only what people cannot edit about themselves, such as attributes of groups.").add()
            .build();

    private static final int MAX_APP_CLIENTS = 50;
    private static final Pattern NAMES = Pattern.compile("[\\w\\s+=,.@-]{1,128}");
    /** What the AWS clients accept as a pool's id after {@code region:}. */
    private static final Pattern IDS = Pattern.compile("[0-9a-f-]{1,36}");

    private IdentityPoolConfig() {
    }

    /** @throws InvalidConfigurationException with a sentence that says which setting is wrong and what is allowed */
    static IdentityPool read(ComponentModel component) {
        ComponentConfig config = new ComponentConfig(component);
        if (!NAMES.matcher(config.name()).matches()) {
            throw new InvalidConfigurationException("The name of an identity pool has 1 to 128 letters, digits, spaces"
                    + " and characters of +=,.@-_ .");
        }
        // Null before Keycloak has given the new component its id.
        if (component.getId() != null && !IDS.matcher(component.getId()).matches()) {
            throw new InvalidConfigurationException("The id of an identity pool has 1 to 36 characters of 0-9, a-f and -"
                    + " (AWS clients accept no other).");
        }
        Set<String> clients = new HashSet<>(config.texts(APP_CLIENTS));
        if (clients.size() > MAX_APP_CLIENTS) {
            throw new InvalidConfigurationException(APP_CLIENTS + " has at most " + MAX_APP_CLIENTS + " clients.");
        }
        return new IdentityPool(component.getId(), config.name(), config.flag(ALLOW_UNAUTHENTICATED), clients,
                config.text(AUTHENTICATED_ROLE), config.text(UNAUTHENTICATED_ROLE), config.flag(ROLES_FROM_TOKEN));
    }
}
