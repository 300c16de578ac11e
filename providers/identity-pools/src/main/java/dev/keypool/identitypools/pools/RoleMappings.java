package dev.keypool.identitypools.pools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.http.BadRequestException;
import dev.keypool.identitypools.http.StrictJson;
import dev.keypool.identitypools.operations.Members;
import dev.keypool.identitypools.operations.TextShape;
import dev.keypool.identitypools.operations.ValidationException;
import dev.keypool.identitypools.realm.RealmSnapshot;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Role mappings of a request and of an answer; roles are ARNs there and names in the pool's settings.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_RoleMapping.html">RoleMapping</a>
 */
final class RoleMappings {

    /** The model's limit. */
    private static final int MAX_PROVIDERS = 10;

    private RoleMappings() {
    }

    /** By what the API calls the provider, with roles by their ARNs. */
    static Map<String, RoleMapping> read(Members request) throws BadRequestException, ValidationException, ExchangeException {
        Map<String, RoleMapping> mappings = new LinkedHashMap<>();
        for (Map.Entry<String, Members> mapping : request.structures("RoleMappings", TextShape.MAPPED_PROVIDER, MAX_PROVIDERS).entrySet()) {
            mappings.put(mapping.getKey(), mapping(mapping.getValue()));
        }
        return mappings;
    }

    private static RoleMapping mapping(Members json) throws BadRequestException, ValidationException, ExchangeException {
        RoleMapping.Type type = json.word("Type", RoleMapping.Type.values(), RoleMapping.Type::wireName);
        RoleMapping.Ambiguous ambiguous = json.optionalWord("AmbiguousRoleResolution", RoleMapping.Ambiguous.values(), RoleMapping.Ambiguous::wireName);
        List<MappingRule> rules = new ArrayList<>();
        if (json.has("RulesConfiguration")) {
            for (Members rule : json.structure("RulesConfiguration").structures("Rules", 1, RoleMapping.MAX_RULES)) {
                rules.add(new MappingRule(rule.text("Claim", TextShape.CLAIM_NAME),
                        rule.word("MatchType", MappingRule.MatchType.values(), MappingRule.MatchType::wireName),
                        rule.text("Value", TextShape.CLAIM_VALUE), rule.text("RoleARN", TextShape.ARN)));
            }
        }
        if (ambiguous == null) {
            throw ExchangeException.invalidParameter("AmbiguousRoleResolution is required for a role mapping.");
        }
        if (rules.isEmpty() == (type == RoleMapping.Type.RULES)) {
            throw ExchangeException.invalidParameter("RulesConfiguration is required for a role mapping of type Rules, and for no other.");
        }
        return new RoleMapping(type, ambiguous, rules);
    }

    static void write(ObjectNode json, Map<String, RoleMapping> byName, RealmSnapshot realm) {
        byName.forEach((name, mapping) -> {
            ObjectNode one = json.putObject(name).put("Type", mapping.type().wireName())
                    .put("AmbiguousRoleResolution", mapping.ambiguous().wireName());
            if (!mapping.rules().isEmpty()) {
                ArrayNode rules = one.putObject("RulesConfiguration").putArray("Rules");
                mapping.rules().forEach(rule -> rules.add(rule(rule, realm)));
            }
        });
    }

    private static ObjectNode rule(MappingRule rule, RealmSnapshot realm) {
        return StrictJson.newObject().put("Claim", rule.claim()).put("MatchType", rule.match().wireName()).put("Value", rule.value())
                .put("RoleARN", arn(realm, rule.role()));
    }

    /** A role that is gone has the ARN that it would have without a path: what names it stays, and its use is denied. */
    static String arn(RealmSnapshot realm, String roleName) {
        Role role = realm.rolesByName().get(roleName);
        return role == null ? "arn:aws:iam::" + realm.settings().account() + ":role/" + roleName : role.arn().toString();
    }
}
