package dev.keypool.identitypools.operations;

import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.identities.Login;
import dev.keypool.identitypools.idp.IdentityProviders;
import dev.keypool.identitypools.idp.OidcProvider;
import dev.keypool.identitypools.idp.ProviderArn;
import dev.keypool.identitypools.logins.AppClient;
import dev.keypool.identitypools.logins.ProviderKey;
import dev.keypool.identitypools.logins.TrustedLogins;
import dev.keypool.identitypools.realm.Address;
import dev.keypool.identitypools.realm.Addresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What Cognito's API calls the providers that a pool's settings name: a realm by its issuer without the scheme, as this
 * request reaches it, and an identity provider of the realm by the ARN that AWS gives such providers.
 */
public final class ProviderNames {

    /** How {@link Login#provider()} begins. */
    private static final String REALM = "realm/";
    private static final String IDENTITY_PROVIDER = "idp/";
    private static final String DEVELOPER = "developer/";

    private final KeycloakSession session;
    private final String realmName;
    private final Address address;
    private final String account;

    public ProviderNames(KeycloakSession session, Address address, String account) {
        this.session = session;
        this.realmName = session.getContext().getRealm().getName();
        this.address = address;
        this.account = account;
    }

    /** @param otherRealm another realm's name, or null for the pool's own */
    public String ofRealm(String otherRealm) {
        if (otherRealm == null) {
            return address.provider();
        }
        RealmModel other = session.realms().getRealmByName(otherRealm);
        return other == null ? Address.issuerOf(address.provider(), otherRealm) : Addresses.find(session, other).provider();
    }

    /** The app client of that realm; whether they are there is not asked. */
    public AppClient appClient(String providerName, String clientId, boolean serverSideTokenCheck) throws ExchangeException {
        String of = providerName == null || clientId == null ? null : Address.realmOf(providerName);
        if (of == null || !providerName.equals(ofRealm(of))) {
            throw ExchangeException.invalidParameter("Invalid Cognito Identity Provider: ProviderName is the issuer of a realm of"
                    + " this server without its scheme, ClientId one of its clients.");
        }
        return new AppClient(providerName.equals(address.provider()) ? null : of, clientId, serverSideTokenCheck);
    }

    public String oidcArn(String alias) {
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        return ProviderArn.oidc(account, provider == null ? alias : oidcName(provider));
    }

    public String samlArn(String alias) {
        return ProviderArn.saml(account, alias);
    }

    /** @param trusted aliases that the pool trusts already: those stay, where several identity providers have one issuer */
    public List<String> oidcAliases(String arn, Set<String> trusted) throws ExchangeException {
        String name = named(ProviderArn.oidcName(account, arn), ProviderArn.oidc(account, ""));
        List<String> aliases = session.identityProviders().getAllStream(IdentityProviderQuery.any())
                .filter(provider -> !isSaml(provider) && name.equals(oidcName(provider)))
                .map(IdentityProviderModel::getAlias).sorted().toList();
        List<String> kept = aliases.stream().filter(trusted::contains).toList();
        if (kept.isEmpty() && aliases.size() != 1) {
            throw ExchangeException.invalidParameter(aliases.isEmpty()
                    ? "Invalid OpenID Connect provider ARN: the realm has no identity provider with that issuer."
                    : "Invalid OpenID Connect provider ARN: the realm has several identity providers with that issuer.");
        }
        return kept.isEmpty() ? aliases : kept;
    }

    public String samlAlias(String arn) throws ExchangeException {
        String alias = named(ProviderArn.samlAlias(account, arn), ProviderArn.saml(account, ""));
        IdentityProviderModel provider = session.identityProviders().getByAlias(alias);
        if (provider == null || !isSaml(provider)) {
            throw ExchangeException.invalidParameter("Invalid SAML provider ARN: the realm has no SAML identity provider of that alias.");
        }
        return alias;
    }

    /** The issuer without its scheme; the alias of one that has none, whose tokens are no logins. */
    private static String oidcName(IdentityProviderModel provider) {
        return IdentityProviders.oidc(provider).map(OidcProvider::name).orElse(provider.getAlias());
    }

    private static boolean isSaml(IdentityProviderModel provider) {
        return IdentityProviders.SAML.equals(provider.getProviderId());
    }

    private static String named(String name, String prefix) throws ExchangeException {
        if (name == null) {
            throw ExchangeException.invalidParameter("A provider's ARN must begin with " + prefix + " .");
        }
        return name;
    }

    /** Of a login among an identity's: as clients write the provider in Logins. */
    public String ofLogin(Login login) {
        String provider = login.provider();
        if (login.isDeveloper()) {
            return provider.substring(DEVELOPER.length());
        }
        if (provider.startsWith(REALM)) {
            RealmModel realm = session.realms().getRealm(provider.substring(REALM.length()));
            return realm == null ? provider : ofRealm(realm.getName().equals(realmName) ? null : realm.getName());
        }
        if (provider.startsWith(IDENTITY_PROVIDER)) {
            IdentityProviderModel found = session.identityProviders().getById(provider.substring(IDENTITY_PROVIDER.length()));
            return found == null ? provider : isSaml(found) ? samlArn(found.getAlias()) : oidcName(found);
        }
        return provider;
    }

    /** Keys of role mappings by what the API calls them: a user pool with its client. */
    public Map<String, String> mappingKeys(TrustedLogins logins) {
        Map<String, String> keys = new LinkedHashMap<>();
        logins.appClients().forEach(client -> keys.put(ofRealm(client.realm()) + ":" + client.clientId(),
                ProviderKey.ofAppClient(client.realm(), client.clientId())));
        keys.putAll(otherKeys(logins));
        return keys;
    }

    /** Keys of principal tags by what the API calls them: a user pool without its clients. */
    public Map<String, String> providerKeys(TrustedLogins logins) {
        Map<String, String> keys = new LinkedHashMap<>();
        logins.appClients().forEach(client -> keys.put(ofRealm(client.realm()), ProviderKey.ofRealm(client.realm())));
        keys.putAll(otherKeys(logins));
        return keys;
    }

    private Map<String, String> otherKeys(TrustedLogins logins) {
        Map<String, String> keys = new LinkedHashMap<>();
        logins.publicProviders().keySet().forEach(name -> keys.put(name, name));
        logins.oidcProviders().keySet().forEach(alias -> keys.put(oidcArn(alias), ProviderKey.OIDC + alias));
        logins.samlProviders().keySet().forEach(alias -> keys.put(samlArn(alias), ProviderKey.SAML + alias));
        if (logins.developerProvider() != null) {
            keys.put(logins.developerProvider(), ProviderKey.DEVELOPER);
        }
        return keys;
    }
}
