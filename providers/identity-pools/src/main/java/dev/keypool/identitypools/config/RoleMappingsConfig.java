package dev.keypool.identitypools.config;

import dev.keypool.identitypools.logins.ProviderKey;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.roles.AttributeMap;
import dev.keypool.identitypools.roles.MappingRule;
import dev.keypool.identitypools.roles.RoleMapping;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The settings that say how claims choose roles and become principal tags, each value one provider's. */
final class RoleMappingsConfig {

    private static final int MAX_PROVIDERS = 10;
    private static final int MAX_KEY = 512;
    private static final Pattern TAG_KEYS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");

    private RoleMappingsConfig() {
    }

    static Map<String, RoleMapping> roleMappings(ComponentConfig config, TrustedLogins logins) {
        Map<String, RoleMapping> mappings = new LinkedHashMap<>();
        for (String value : config.texts(IdentityPoolConfig.ROLE_MAPPINGS)) {
            SettingJson json = SettingJson.of(IdentityPoolConfig.ROLE_MAPPINGS, value, Set.of("provider", "type", "ambiguousRoleResolution", "rules"));
            String provider = provider(IdentityPoolConfig.ROLE_MAPPINGS, json, logins);
            RoleMapping mapping = roleMapping(json);
            if (mapping.type() == RoleMapping.Type.RULES) {
                requireClaims(IdentityPoolConfig.ROLE_MAPPINGS + ": type Rules", provider);
            }
            put(mappings, IdentityPoolConfig.ROLE_MAPPINGS, provider, mapping);
        }
        return mappings;
    }

    private static RoleMapping roleMapping(SettingJson json) {
        RoleMapping.Type type = word(json, "type", RoleMapping.Type.values(), RoleMapping.Type::wireName);
        RoleMapping.Ambiguous ambiguous = json.optionalText("ambiguousRoleResolution") == null ? RoleMapping.Ambiguous.DENY
                : word(json, "ambiguousRoleResolution", RoleMapping.Ambiguous.values(), RoleMapping.Ambiguous::wireName);
        List<MappingRule> rules = json.objects("rules", Set.of("claim", "matchType", "value", "role"), RoleMapping.MAX_RULES).stream()
                .map(rule -> new MappingRule(rule.text("claim", 64),
                        word(rule, "matchType", MappingRule.MatchType.values(), MappingRule.MatchType::wireName),
                        rule.text("value", 128), rule.text("role", 64)))
                .toList();
        if (rules.isEmpty() == (type == RoleMapping.Type.RULES)) {
            throw new InvalidConfigurationException(IdentityPoolConfig.ROLE_MAPPINGS + ": type Rules needs rules, type Token has none.");
        }
        return new RoleMapping(type, ambiguous, rules);
    }

    static Map<String, AttributeMap> principalTags(ComponentConfig config, TrustedLogins logins) {
        Map<String, AttributeMap> maps = new LinkedHashMap<>();
        for (String value : config.texts(IdentityPoolConfig.PRINCIPAL_TAGS)) {
            SettingJson json = SettingJson.of(IdentityPoolConfig.PRINCIPAL_TAGS, value, Set.of("provider", "useDefaults", "tags"));
            Map<String, String> tags = json.map("tags", 128, 256, AttributeMap.MAX_TAGS);
            requireTags(tags);
            String provider = provider(IdentityPoolConfig.PRINCIPAL_TAGS, json, logins);
            requireClaims(IdentityPoolConfig.PRINCIPAL_TAGS, provider);
            put(maps, IdentityPoolConfig.PRINCIPAL_TAGS, provider, new AttributeMap(json.flag("useDefaults"), tags));
        }
        return maps;
    }

    /** STS would refuse every session: it takes keys of these characters, and no two that differ in case only. */
    private static void requireTags(Map<String, String> tags) {
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        keys.addAll(tags.keySet());
        boolean valid = keys.size() == tags.size() && keys.stream().allMatch(key -> TAG_KEYS.matcher(key).matches()
                && !key.regionMatches(true, 0, "aws:", 0, 4));
        if (!valid) {
            throw new InvalidConfigurationException(IdentityPoolConfig.PRINCIPAL_TAGS + ": tags have keys of letters, digits, spaces and"
                    + " characters of _.:/=+-@ that differ in more than case and do not begin with aws: .");
        }
        if (tags.values().stream().anyMatch(String::isEmpty)) {
            throw new InvalidConfigurationException(IdentityPoolConfig.PRINCIPAL_TAGS + ": tags name a claim each.");
        }
    }

    private static String provider(String setting, SettingJson json, TrustedLogins logins) {
        String key = json.text("provider", MAX_KEY);
        if (!ProviderKey.isTrusted(key, logins)) {
            throw new InvalidConfigurationException(setting + " names a provider that the pool does not trust.");
        }
        return key;
    }

    /** A backend says who somebody is and with which tags, and nothing else: what reads claims would wait for them in vain. */
    private static void requireClaims(String setting, String provider) {
        if (provider.equals(ProviderKey.DEVELOPER)) {
            throw new InvalidConfigurationException(setting + " reads claims, and logins of the developer provider have none:"
                    + " their tags are PrincipalTags of GetOpenIdTokenForDeveloperIdentity.");
        }
    }

    private static <T> void put(Map<String, T> all, String setting, String provider, T one) {
        if (all.put(provider, one) != null) {
            throw new InvalidConfigurationException(setting + " names a provider twice.");
        }
        if (all.size() > MAX_PROVIDERS) {
            throw new InvalidConfigurationException(setting + " has at most " + MAX_PROVIDERS + " providers.");
        }
    }

    private static <E> E word(SettingJson json, String member, E[] allowed, Function<E, String> wireName) {
        String text = json.text(member, 64);
        return Arrays.stream(allowed).filter(value -> wireName.apply(value).equals(text)).findFirst()
                .orElseThrow(() -> new InvalidConfigurationException(IdentityPoolConfig.ROLE_MAPPINGS + ": " + member + " is "
                        + String.join(" or ", Arrays.stream(allowed).map(wireName).toList()) + "."));
    }
}
