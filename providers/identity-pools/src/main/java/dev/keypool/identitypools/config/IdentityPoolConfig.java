package dev.keypool.identitypools.config;

import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.roles.GuestScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** An identity pool's component: its settings, their limits (CreateIdentityPool's) and what is made of them. */
public final class IdentityPoolConfig {

    public static final String ALLOW_UNAUTHENTICATED = "allowUnauthenticatedIdentities";
    public static final String ALLOW_CLASSIC_FLOW = "allowClassicFlow";
    public static final String APP_CLIENTS = "appClients";
    public static final String SUPPORTED_LOGIN_PROVIDERS = "supportedLoginProviders";
    public static final String OIDC_PROVIDERS = "openIdConnectProviders";
    public static final String SAML_PROVIDERS = "samlProviders";
    public static final String DEVELOPER_PROVIDER = "developerProviderName";
    public static final String AUTHENTICATED_ROLE = "authenticatedRole";
    public static final String UNAUTHENTICATED_ROLE = "unauthenticatedRole";
    public static final String ROLE_MAPPINGS = "roleMappings";
    public static final String PRINCIPAL_TAGS = "principalTags";
    public static final String GUEST_SESSION_POLICY = "guestSessionPolicy";
    public static final String TAGS = "tags";
    public static final String REVOKED_BEFORE = "revokedBefore";

    /** The value of {@link #GUEST_SESSION_POLICY} with which guests may do all that their role allows. */
    public static final String NO_SESSION_POLICY = "none";

    /** Settings that hold JSON. */
    static final List<String> JSON = List.of(APP_CLIENTS, OIDC_PROVIDERS, SAML_PROVIDERS, ROLE_MAPPINGS, PRINCIPAL_TAGS,
            GUEST_SESSION_POLICY, TAGS);

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(ALLOW_UNAUTHENTICATED).label("Guest access").type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue("false").helpText("Whether guests get an identity and the unauthenticated role's credentials.").add()
            .property().name(ALLOW_CLASSIC_FLOW).label("Basic (classic) flow").type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue("false").helpText("Whether identities get OpenID tokens, to assume roles at STS themselves.").add()
            .property().name(APP_CLIENTS).label("App clients").type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("Client ids of this realm whose ID tokens are accepted as logins, or JSON:"
                    + " {\"realm\": …, \"clientId\": …, \"serverSideTokenCheck\": true}.").add()
            .property().name(SUPPORTED_LOGIN_PROVIDERS).label("Public providers").type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("accounts.google.com, appleid.apple.com, www.amazon.com or graph.facebook.com, = and the application's id.").add()
            .property().name(OIDC_PROVIDERS).label("OpenID Connect providers").type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("Aliases of identity providers, or JSON: {\"identityProvider\": …, \"clientIds\": […]}.").add()
            .property().name(SAML_PROVIDERS).label("SAML providers").type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("Aliases of identity providers, or JSON: {\"identityProvider\": …, \"audiences\": […]}.").add()
            .property().name(DEVELOPER_PROVIDER).label("Developer provider").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("The name under which your own backend signs people in.").add()
            .property().name(AUTHENTICATED_ROLE).label("Authenticated role").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Name of the role for people who signed in.").add()
            .property().name(UNAUTHENTICATED_ROLE).label("Unauthenticated role").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Name of the role for guests.").add()
            .property().name(ROLE_MAPPINGS).label("Role mappings").type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("JSON for each provider. Map only what people cannot edit about themselves, such as attributes of groups.").add()
            .property().name(PRINCIPAL_TAGS).label("Attributes for access control").type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("JSON for each provider: which claims become principal tags.").add()
            .property().name(GUEST_SESSION_POLICY).label("Session policy of guests").type(ProviderConfigProperty.TEXT_TYPE)
            .helpText("IAM policy document, in place of Cognito's list of services; none: guests may do all that their role allows.").add()
            .property().name(TAGS).label("Tags").type(ProviderConfigProperty.STRING_TYPE).helpText("JSON: tags of the pool itself.").add()
            .property().name(REVOKED_BEFORE).label("Revoked before").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Seconds since the epoch: credentials issued before are refused.").add()
            .build();

    private static final int MAX_TAGS = 50;
    private static final Pattern NAMES = Pattern.compile("[\\w\\s+=,.@-]{1,128}");
    /** What the AWS clients accept as a pool's id after {@code region:}. */
    private static final Pattern IDS = Pattern.compile("[0-9a-f-]{1,36}");

    private IdentityPoolConfig() {
    }

    /** Gives a pool that is saved at least one setting, by which {@link #isBeingDeleted} knows that it is there. */
    static void keepOneSetting(ComponentModel component) {
        if (new ComponentConfig(component).texts(ALLOW_UNAUTHENTICATED).isEmpty()) {
            component.put(ALLOW_UNAUTHENTICATED, "false");
        }
    }

    /**
     * Whether the component was there when it was read, and its settings no longer: Keycloak reads them by a second
     * query ({@code ComponentEntity.componentConfigs} is lazy), and the pool may be deleted between the two.
     */
    static boolean isBeingDeleted(ComponentModel component) {
        return component.getConfig().isEmpty();
    }

    /** @throws InvalidConfigurationException with a sentence that says which setting is wrong and what is allowed */
    public static IdentityPool read(ComponentModel component) {
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
        TrustedLogins logins = TrustedLoginsConfig.read(config);
        return new IdentityPool(component.getId(), config.name(), config.flag(ALLOW_UNAUTHENTICATED), config.flag(ALLOW_CLASSIC_FLOW),
                logins, config.text(AUTHENTICATED_ROLE), config.text(UNAUTHENTICATED_ROLE), RoleMappingsConfig.roleMappings(config, logins),
                RoleMappingsConfig.principalTags(config, logins), guestSessionPolicies(config), tags(config), config.time(REVOKED_BEFORE));
    }

    private static List<String> guestSessionPolicies(ComponentConfig config) {
        String policy = config.text(GUEST_SESSION_POLICY);
        if (policy == null) {
            return GuestScope.DEFAULT;
        }
        if (policy.equals(NO_SESSION_POLICY)) {
            return List.of();
        }
        RoleConfig.parse(GUEST_SESSION_POLICY, policy, PolicyKind.SESSION);
        return List.of(policy);
    }

    /** AWS keeps keys that begin with {@code aws:} for itself. */
    private static Map<String, String> tags(ComponentConfig config) {
        String json = config.text(TAGS);
        Map<String, String> tags = json == null ? Map.of() : SettingJson.texts(TAGS, json, 128, 256, MAX_TAGS);
        if (tags.keySet().stream().anyMatch(key -> key.regionMatches(true, 0, "aws:", 0, 4))) {
            throw new InvalidConfigurationException(TAGS + " must not have keys that begin with aws: .");
        }
        // Condition keys do not tell upper from lower case: of two such tags a policy would see one.
        if (tags.keySet().stream().map(key -> key.toLowerCase(Locale.ROOT)).distinct().count() < tags.size()) {
            throw new InvalidConfigurationException(TAGS + " must have keys that differ in more than upper and lower case.");
        }
        return tags;
    }
}
