package dev.keypool.identitypools.config;

import dev.keypool.iam.arn.Arn;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyException;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.iam.policy.PolicySet;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.AccessKeyIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** A role's component: its settings, their limits (CreateRole's) and what is compiled from them. */
public final class RoleConfig {

    public static final String DESCRIPTION = "description";
    public static final String PATH = "path";
    public static final String TRUST_POLICY = "trustPolicy";
    public static final String PERMISSIONS_POLICIES = "permissionsPolicies";
    public static final String MAX_SESSION_DURATION = "maxSessionDuration";

    public static final String REVOKED_BEFORE = "revokedBefore";

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property().name(DESCRIPTION).label("Description").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("At most 1,000 characters.").add()
            .property().name(PATH).label("Path").type(ProviderConfigProperty.STRING_TYPE).defaultValue("/")
            .helpText("Part of the role's ARN: / or /…/, at most 512 characters.").add()
            .property().name(TRUST_POLICY).label("Trust policy").type(ProviderConfigProperty.TEXT_TYPE)
            .helpText("IAM policy document: who may assume the role.").add()
            .property().name(PERMISSIONS_POLICIES).label("Permissions policies")
            .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .helpText("IAM policy documents: what the role's sessions may do.").add()
            .property().name(MAX_SESSION_DURATION).label("Maximum session duration")
            .type(ProviderConfigProperty.STRING_TYPE).defaultValue("3600").helpText("Seconds, 3600 to 43200.").add()
            .property().name(REVOKED_BEFORE).label("Revoked before").type(ProviderConfigProperty.STRING_TYPE)
            .helpText("Seconds since the epoch: sessions issued before are refused.").add()
            .build();

    private static final int MAX_POLICIES = 20;
    private static final int MAX_PATH = 512;
    private static final int MAX_DESCRIPTION = 1000;
    private static final Pattern NAMES = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern PATHS = Pattern.compile("/|/[\\x21-\\x7e]+/");

    private RoleConfig() {
    }

    /** @throws InvalidConfigurationException with a sentence that says which setting is wrong and where */
    static Role read(ComponentModel component, RealmSettings realm) {
        ComponentConfig config = new ComponentConfig(component);
        if (!NAMES.matcher(config.name()).matches()) {
            throw new InvalidConfigurationException(
                    "The name of a role has 1 to 64 letters, digits and characters of +=,.@-_ .");
        }
        String description = config.text(DESCRIPTION);
        if (description != null && description.length() > MAX_DESCRIPTION) {
            throw new InvalidConfigurationException(DESCRIPTION + " has at most " + MAX_DESCRIPTION + " characters.");
        }
        return new Role(component.getId(), uniqueId(component.getId()), config.name(), arn(config, realm),
                trust(config), permissions(config), config.seconds(MAX_SESSION_DURATION, 3600, 3600, 43200), config.time(REVOKED_BEFORE));
    }

    private static Arn arn(ComponentConfig config, RealmSettings realm) {
        String path = config.text(PATH) == null ? "/" : config.text(PATH);
        if (path.length() > MAX_PATH || !PATHS.matcher(path).matches()) {
            throw new InvalidConfigurationException("The path of a role is / or begins and ends with /, without spaces,"
                    + " and has at most " + MAX_PATH + " characters.");
        }
        return new Arn("aws", "iam", "", realm.account(), "role" + path + config.name());
    }

    private static Policy trust(ComponentConfig config) {
        String json = config.text(TRUST_POLICY);
        if (json == null) {
            throw new InvalidConfigurationException("A role needs a " + TRUST_POLICY + ".");
        }
        return parse(TRUST_POLICY, json, PolicyKind.TRUST);
    }

    private static PolicySet permissions(ComponentConfig config) {
        List<String> policies = config.texts(PERMISSIONS_POLICIES);
        if (policies.size() > MAX_POLICIES) {
            throw new InvalidConfigurationException("A role has at most " + MAX_POLICIES + " " + PERMISSIONS_POLICIES + ".");
        }
        PolicySet.Builder set = PolicySet.builder();
        for (int i = 0; i < policies.size(); i++) {
            set.identity(parse(PERMISSIONS_POLICIES + "[" + i + "]", policies.get(i), PolicyKind.IDENTITY));
        }
        return set.build();
    }

    static Policy parse(String setting, String json, PolicyKind kind) {
        try {
            return Policy.parse(json, kind);
        } catch (PolicyException e) {
            throw new InvalidConfigurationException(setting + ": " + e.getMessage());
        }
    }

    /** AWS gives each role an id of its own that is never used again; here it follows from the component's. */
    private static String uniqueId(String componentId) {
        if (componentId == null) {
            return null;
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return AccessKeyIds.role(sha256.digest(componentId.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
