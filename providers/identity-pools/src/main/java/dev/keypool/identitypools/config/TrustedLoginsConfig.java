package dev.keypool.identitypools.config;

import dev.keypool.identitypools.credentials.PoolIdentity;
import dev.keypool.identitypools.exchange.CognitoKeys;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.PublicProvider;
import dev.keypool.identitypools.logins.TrustedLogins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings that say whose tokens a pool takes as logins. */
final class TrustedLoginsConfig {

    private static final int MAX_APP_CLIENTS = 1000;
    private static final int MAX_PROVIDERS = 50;
    private static final int MAX_IDS = 100;
    private static final int MAX_CHARS = 255;
    private static final Pattern DEVELOPER_NAMES = Pattern.compile("[\\w._-]{1,128}");
    /** Policies tell by these how somebody signed in ({@code cognito-identity.amazonaws.com:amr}). */
    private static final Set<String> RESERVED = Set.of("authenticated", PoolIdentity.UNAUTHENTICATED, CognitoKeys.PROVIDER);
    private static final Pattern APPLICATION_IDS = Pattern.compile("[\\w.;_/-]{1,128}");

    private TrustedLoginsConfig() {
    }

    static TrustedLogins read(ComponentConfig config) {
        List<AppClient> clients = config.texts(IdentityPoolConfig.APP_CLIENTS).stream().map(TrustedLoginsConfig::appClient).distinct().toList();
        if (clients.stream().map(client -> Arrays.asList(client.realm(), client.clientId())).distinct().count() < clients.size()) {
            // Keycloak keeps values in no order: which of them counts would be chance.
            throw new InvalidConfigurationException(IdentityPoolConfig.APP_CLIENTS + " holds a client twice, with and without serverSideTokenCheck.");
        }
        if (clients.size() > MAX_APP_CLIENTS) {
            throw new InvalidConfigurationException(IdentityPoolConfig.APP_CLIENTS + " has at most " + MAX_APP_CLIENTS + " clients.");
        }
        String developer = config.text(IdentityPoolConfig.DEVELOPER_PROVIDER);
        if (developer != null && !DEVELOPER_NAMES.matcher(developer).matches()) {
            throw new InvalidConfigurationException(IdentityPoolConfig.DEVELOPER_PROVIDER
                    + " has 1 to 128 letters, digits and characters of ._- .");
        }
        if (developer != null && (RESERVED.contains(developer) || PublicProvider.of(developer).isPresent())) {
            throw new InvalidConfigurationException(IdentityPoolConfig.DEVELOPER_PROVIDER + " must not be a name that Cognito gives to others.");
        }
        return new TrustedLogins(clients, publicProviders(config),
                providers(config, IdentityPoolConfig.OIDC_PROVIDERS, "clientIds"),
                providers(config, IdentityPoolConfig.SAML_PROVIDERS, "audiences"), developer);
    }

    private static AppClient appClient(String value) {
        if (!SettingJson.isObject(value)) {
            return new AppClient(null, value, false);
        }
        SettingJson json = SettingJson.of(IdentityPoolConfig.APP_CLIENTS, value, Set.of("realm", "clientId", "serverSideTokenCheck"));
        String realm = json.optionalText("realm") == null ? null : json.text("realm", MAX_CHARS);
        return new AppClient(realm, json.text("clientId", MAX_CHARS), json.flag("serverSideTokenCheck"));
    }

    /** {@code accounts.google.com=<id>;<id>}: Cognito's value has no other separator. */
    private static Map<String, Set<String>> publicProviders(ComponentConfig config) {
        Map<String, Set<String>> providers = new LinkedHashMap<>();
        for (String value : config.texts(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS)) {
            int equals = value.indexOf('=');
            String name = equals < 0 ? value : value.substring(0, equals);
            String ids = equals < 0 ? "" : value.substring(equals + 1);
            if (PublicProvider.of(name).isEmpty()) {
                throw new InvalidConfigurationException(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS + " knows "
                        + String.join(", ", Arrays.stream(PublicProvider.values()).map(PublicProvider::loginName).toList()) + ".");
            }
            Set<String> applications = new LinkedHashSet<>(Arrays.asList(ids.split(";")));
            applications.remove("");
            if (!APPLICATION_IDS.matcher(ids).matches() || applications.isEmpty() || providers.put(name, applications) != null) {
                throw new InvalidConfigurationException(IdentityPoolConfig.SUPPORTED_LOGIN_PROVIDERS
                        + " holds each provider once, with 1 to 128 characters of application ids, separated by ; .");
            }
        }
        return providers;
    }

    /** The alias alone, or an object with what is accepted of that provider. */
    private static Map<String, Set<String>> providers(ComponentConfig config, String setting, String accepted) {
        Map<String, Set<String>> providers = new LinkedHashMap<>();
        List<String> values = new ArrayList<>(config.texts(setting));
        for (String value : values) {
            SettingJson json = SettingJson.isObject(value) ? SettingJson.of(setting, value, Set.of("identityProvider", accepted)) : null;
            String alias = json == null ? value : json.text("identityProvider", MAX_CHARS);
            Set<String> ids = json == null ? Set.of() : json.texts(accepted, 2048, MAX_IDS);
            if (providers.put(alias, ids) != null) {
                throw new InvalidConfigurationException(setting + " holds an identity provider twice.");
            }
        }
        if (providers.size() > MAX_PROVIDERS) {
            throw new InvalidConfigurationException(setting + " has at most " + MAX_PROVIDERS + " identity providers.");
        }
        return providers;
    }
}
