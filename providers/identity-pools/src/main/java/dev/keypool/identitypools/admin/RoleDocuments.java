package dev.keypool.identitypools.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keypool.iam.policy.Policy;
import dev.keypool.iam.policy.PolicyException;
import dev.keypool.iam.policy.PolicyKind;
import dev.keypool.identitypools.IdentityPool;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.config.IdentityPoolConfig;
import dev.keypool.identitypools.config.InvalidConfigurationException;
import dev.keypool.identitypools.config.RealmSettings;
import dev.keypool.identitypools.config.RoleConfig;
import dev.keypool.identitypools.config.RoleFactory;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.profile.EditableSessionClaims;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Roles in the admin API, with their ARN and with what IAM's policy check would warn of. */
final class RoleDocuments implements Documents {

    private static final String NAME = "name";
    private static final List<String> SINGLE = List.of(RoleConfig.DESCRIPTION, RoleConfig.PATH, RoleConfig.MAX_SESSION_DURATION, RoleConfig.REVOKED_BEFORE);
    private static final Set<String> MEMBERS = Set.of(NAME, RoleConfig.TRUST_POLICY, RoleConfig.PERMISSIONS_POLICIES,
            RoleConfig.DESCRIPTION, RoleConfig.PATH, RoleConfig.MAX_SESSION_DURATION, RoleConfig.REVOKED_BEFORE);
    private static final Set<String> READ_ONLY = Set.of("id", "arn", "warnings");

    private final KeycloakSession session;
    private final RealmModel realm;
    /** By action: of many roles, the realm's clients are looked through once. */
    private final Map<String, List<String>> editable = new HashMap<>();

    RoleDocuments(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @Override
    public String providerType() {
        return Role.class.getName();
    }

    @Override
    public String providerId() {
        return RoleFactory.ID;
    }

    @Override
    public String resourceType() {
        return "KEYPOOL_ROLE";
    }

    @Override
    public ObjectNode write(ComponentModel role) {
        String path = text(role, RoleConfig.PATH) == null ? "/" : text(role, RoleConfig.PATH);
        ObjectNode json = StrictJson.newObject().put("id", role.getId()).put(NAME, role.getName()).put(RoleConfig.PATH, path)
                .put("arn", "arn:aws:iam::" + RealmSettings.of(realm).account() + ":role" + path + role.getName())
                .put(RoleConfig.DESCRIPTION, text(role, RoleConfig.DESCRIPTION));
        json.set(RoleConfig.MAX_SESSION_DURATION, duration(text(role, RoleConfig.MAX_SESSION_DURATION)));
        json.put(RoleConfig.REVOKED_BEFORE, text(role, RoleConfig.REVOKED_BEFORE));
        String trust = text(role, RoleConfig.TRUST_POLICY);
        ArrayNode warnings = json.putArray("warnings");
        if (trust != null) {
            json.set(RoleConfig.TRUST_POLICY, StoredJson.read(trust));
            warn(RoleConfig.TRUST_POLICY, trust, PolicyKind.TRUST, warnings);
            warnOfEditableClaims(json.get(RoleConfig.TRUST_POLICY), warnings);
        }
        ArrayNode permissions = json.putArray(RoleConfig.PERMISSIONS_POLICIES);
        for (String policy : texts(role, RoleConfig.PERMISSIONS_POLICIES)) {
            warn(RoleConfig.PERMISSIONS_POLICIES + "[" + permissions.size() + "]", policy, PolicyKind.IDENTITY, warnings);
            permissions.add(StoredJson.read(policy));
        }
        return json;
    }

    private void warnOfEditableClaims(JsonNode trust, ArrayNode warnings) {
        RealmTrust realmTrust = new RealmTrust(trust, realm.getName());
        for (String action : EditableSessionClaims.actions()) {
            if (realmTrust.allows(action)) {
                editable.computeIfAbsent(action, key -> EditableSessionClaims.of(session, realm, key)).forEach(message ->
                        warnings.addObject().put("policy", RoleConfig.TRUST_POLICY).put("pointer", "").put("message", message));
            }
        }
    }

    @Override
    public void read(ObjectNode json, ComponentModel into) {
        Document document = new Document(json, MEMBERS, READ_ONLY);
        into.setName(document.text(NAME));
        document.copy(SINGLE, into);
        if (document.policy(RoleConfig.TRUST_POLICY) != null) {
            into.getConfig().putSingle(RoleConfig.TRUST_POLICY, document.policy(RoleConfig.TRUST_POLICY));
        }
        into.getConfig().put(RoleConfig.PERMISSIONS_POLICIES, document.policies(RoleConfig.PERMISSIONS_POLICIES));
    }

    @Override
    public void requireReferences(ComponentModel role) {
        // A role names nothing that is a component.
    }

    @Override
    public void requireUnreferenced(ComponentModel role) {
        boolean used = realm.getComponentsStream(realm.getId(), IdentityPool.class.getName()).anyMatch(pool -> uses(pool, role.getName()));
        if (used) {
            throw new InvalidConfigurationException("An identity pool uses the role " + role.getName() + ".");
        }
    }

    /** What Keycloak refused may still be in its realm cache: that it is no number is no reason not to show it. */
    private static JsonNode duration(String seconds) {
        try {
            return IntNode.valueOf(seconds == null ? 3600 : Integer.parseInt(seconds));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(seconds);
        }
    }

    /** Null when the setting was not made: the admin console stores empty values for that. */
    private static String text(ComponentModel role, String setting) {
        return texts(role, setting).stream().findFirst().orElse(null);
    }

    private static List<String> texts(ComponentModel role, String setting) {
        return role.getConfig().getList(setting).stream().filter(value -> value != null && !value.isBlank()).toList();
    }

    private static boolean uses(ComponentModel component, String role) {
        try {
            IdentityPool pool = IdentityPoolConfig.read(component);
            return role.equals(pool.authenticatedRole()) || role.equals(pool.unauthenticatedRole())
                    || pool.roleMappings().values().stream().flatMap(mapping -> mapping.rules().stream()).anyMatch(rule -> rule.role().equals(role));
        } catch (InvalidConfigurationException e) {
            // A pool that cannot be used uses no role.
            return false;
        }
    }

    private static void warn(String setting, String policy, PolicyKind kind, ArrayNode warnings) {
        try {
            Policy.parse(policy, kind).warnings().forEach(warning ->
                    warnings.addObject().put("policy", setting).put("pointer", warning.pointer()).put("message", warning.message()));
        } catch (PolicyException e) {
            warnings.addObject().put("policy", setting).put("pointer", e.pointer()).put("message", e.getMessage());
        }
    }
}
