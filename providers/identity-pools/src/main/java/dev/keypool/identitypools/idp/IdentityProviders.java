package dev.keypool.identitypools.idp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.vault.VaultStringSecret;

/** The identity providers that are configured in a realm, as far as their tokens are logins. Keycloak caches them. */
public final class IdentityProviders {

    /** Setting of an OpenID Connect provider: client ids besides its own whose tokens are accepted, separated by spaces. */
    public static final String CLIENT_IDS = "keypoolClientIds";
    /** Setting of a SAML provider: audiences besides its own entity id, separated by spaces. */
    public static final String AUDIENCES = "keypoolAudiences";
    /** Setting of a SAML provider: addresses that assertions may be made for, besides our own, separated by spaces. */
    public static final String RECIPIENTS = "keypoolRecipients";

    /** The id of Keycloak's SAML providers. */
    public static final String SAML = "saml";

    private static final String FACEBOOK = "facebook";
    private static final String GOOGLE = "google";
    /** {@code GoogleIdentityProvider} has it in its code. */
    private static final String GOOGLE_ISSUER = "https://accounts.google.com";

    private final KeycloakSession session;
    private final String realmId;

    /** @param realm whose identity providers are asked for: the session's */
    public IdentityProviders(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realmId = realm.getId();
        if (!realm.equals(session.getContext().getRealm())) {
            throw new IllegalArgumentException("Keycloak looks identity providers up in the session's realm only");
        }
    }

    /** An OpenID Connect provider that is enabled and has an issuer. */
    public Optional<OidcProvider> oidc(String alias) {
        return enabled(alias).flatMap(IdentityProviders::oidc);
    }

    public Optional<IdentityProviderModel> saml(String alias) {
        return enabled(alias).filter(model -> SAML.equals(model.getProviderId()));
    }

    /** The enabled OpenID Connect provider of that issuer; of several the one whose alias comes first. */
    public Optional<OidcProvider> oidcByIssuer(KnownIssuers known, String issuerWithoutScheme) {
        String alias = known.alias(realmId, issuerWithoutScheme, this::aliasesByIssuer);
        return alias == null ? Optional.empty() : oidc(alias).filter(provider -> provider.name().equals(issuerWithoutScheme));
    }

    /** Of disabled ones too, where no other has the issuer: when it is used, {@link #oidc(String)} looks again. */
    private Map<String, String> aliasesByIssuer() {
        return session.identityProviders().getAllStream()
                .sorted(Comparator.comparing((IdentityProviderModel model) -> !model.isEnabled()).thenComparing(IdentityProviderModel::getAlias))
                .map(IdentityProviders::oidc).flatMap(Optional::stream)
                .collect(Collectors.toMap(OidcProvider::name, OidcProvider::alias, (first, other) -> first));
    }

    /** The secret of the realm's Facebook application, or null when the realm has none of that id. */
    public String facebookSecret(String appId) {
        return session.identityProviders().getAllStream().filter(IdentityProviderModel::isEnabled)
                .filter(model -> FACEBOOK.equals(model.getProviderId()) && appId.equals(model.getConfig().get("clientId")))
                .map(model -> secret(model.getConfig().get("clientSecret"))).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private String secret(String configured) {
        if (configured == null) {
            return null;
        }
        try (VaultStringSecret secret = session.vault().getStringSecret(configured)) {
            return secret.get().orElse(null);
        }
    }

    private Optional<IdentityProviderModel> enabled(String alias) {
        return Optional.ofNullable(session.identityProviders().getByAlias(alias)).filter(IdentityProviderModel::isEnabled);
    }

    /** What an identity provider is as one of OpenID Connect, enabled or not; empty when it is none or has no issuer. */
    public static Optional<OidcProvider> oidc(IdentityProviderModel model) {
        String configured = model.getConfig().get(OIDCIdentityProviderConfig.ISSUER);
        String issuer = GOOGLE.equals(model.getProviderId()) ? GOOGLE_ISSUER : configured;
        if (issuer == null || issuer.isBlank() || SAML.equals(model.getProviderId())) {
            return Optional.empty();
        }
        Set<String> clientIds = words(model, CLIENT_IDS);
        if (model.getConfig().get("clientId") != null) {
            clientIds.add(model.getConfig().get("clientId"));
        }
        boolean givenJwks = Boolean.parseBoolean(model.getConfig().get("useJwksUrl"));
        return Optional.of(new OidcProvider(model.getAlias(), model.getInternalId(), issuer.trim(),
                givenJwks ? model.getConfig().get("jwksUrl") : null, clientIds));
    }

    static Set<String> words(IdentityProviderModel model, String setting) {
        String text = model.getConfig().get(setting);
        return text == null || text.isBlank() ? new LinkedHashSet<>() : new LinkedHashSet<>(Arrays.asList(text.trim().split("\\s+")));
    }
}
